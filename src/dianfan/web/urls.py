"""The addresses of the workspace."""

from __future__ import annotations

from django.urls import URLPattern
from django.urls import path

from dianfan.web.accounts import factor
from dianfan.web.accounts import login
from dianfan.web.accounts import password
from dianfan.web.views import books
from dianfan.web.views import calendar
from dianfan.web.views import evidence
from dianfan.web.views import exchange
from dianfan.web.views import health
from dianfan.web.views import home
from dianfan.web.views import outliers
from dianfan.web.views import people
from dianfan.web.views import sheets
from dianfan.web.views import trail
from dianfan.web.views import welcome

_SHEET = "sheets/<str:form>/<str:organisation>/<str:period>"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("welcome", welcome.welcome, name="welcome"),
    path("login", login.login, name="login"),
    path("logout", login.logout, name="logout"),
    path("password", password.password, name="password"),
    path("language", password.language, name="language"),
    path("second-factor", factor.second_factor, name="second-factor"),
    path("second-factor/new", factor.new, name="second-factor-new"),
    path("second-factor/end", factor.end, name="second-factor-end"),
    path(_SHEET, sheets.show, name="sheet"),
    path(f"{_SHEET}/cells", sheets.cells, name="sheet-cells"),
    path(f"{_SHEET}/act", sheets.act, name="sheet-act"),
    path(f"{_SHEET}/history", sheets.history, name="sheet-history"),
    path(f"{_SHEET}/evidence", evidence.hand_in, name="sheet-evidence"),
    path(f"{_SHEET}/workbook", exchange.workbook, name="sheet-workbook"),
    path(f"{_SHEET}/table", exchange.table, name="sheet-table"),
    path(f"{_SHEET}/file", exchange.take_in_sheet, name="sheet-file"),
    path("files", exchange.files, name="files"),
    path("files/in", exchange.take_in, name="files-in"),
    path("files/marked/<str:name>", exchange.marked, name="files-marked"),
    path("documents/<str:digest>", evidence.document, name="document"),
    path("calendar", calendar.calendar, name="calendar"),
    path("outliers", outliers.outliers, name="outliers"),
    path("books", books.books, name="books"),
    path("books/close", books.close, name="book-close"),
    path("books/<int:pk>/edition", books.make, name="edition-make"),
    path("editions/<int:pk>/act", books.act, name="edition-act"),
    path("editions/<int:pk>/read/<path:path>", books.read, name="edition-read"),
    path("trail", trail.trail, name="trail"),
    path("trail/verify", trail.verify, name="trail-verify"),
    path("people", people.people, name="people"),
    path("people/add", people.add, name="people-add"),
    path("people/<int:pk>", people.change, name="people-change"),
    path("health", health.health, name="health"),
    path("metrics", health.metrics, name="metrics"),
]
handler400 = "dianfan.web.views.faults.refused"
handler404 = "dianfan.web.views.faults.not_found"
handler500 = "dianfan.web.views.faults.broken"
