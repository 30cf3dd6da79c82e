"""The rows: people, programme files, submissions, entries, documents, books and the trail."""

from dianfan.store.models.books import ClosedBook
from dianfan.store.models.books import Edition
from dianfan.store.models.documents import Attachment
from dianfan.store.models.documents import ClaimStep
from dianfan.store.models.documents import Document
from dianfan.store.models.people import Appointment
from dianfan.store.models.people import Person
from dianfan.store.models.people import Token
from dianfan.store.models.programme import ProgrammeFile
from dianfan.store.models.record import Entry
from dianfan.store.models.record import TableRow
from dianfan.store.models.submissions import Submission
from dianfan.store.models.submissions import SubmissionStep
from dianfan.store.models.submissions import Value
from dianfan.store.models.trail import TrailEntry

__all__ = [
    "Appointment",
    "Attachment",
    "ClaimStep",
    "ClosedBook",
    "Document",
    "Edition",
    "Entry",
    "Person",
    "ProgrammeFile",
    "Submission",
    "SubmissionStep",
    "TableRow",
    "Token",
    "TrailEntry",
    "Value",
]
