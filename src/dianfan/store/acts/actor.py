"""Whoever acts: an account, the posts that it holds now, and the programme as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from dianfan.figures.errors import NotPermitted
from dianfan.promised.model import Programme
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.rights import Post
from dianfan.recorded.collecting.rights import Role
from dianfan.recorded.collecting.rights import permit
from dianfan.recorded.collecting.rights import reach_of
from dianfan.store.models import Appointment
from dianfan.store.models import Person
from dianfan.store.repository import programme


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the posts by which they act."""

    person: Person
    posts: tuple[Post, ...]
    programme: Programme

    def may(self, act: Act, organisation: str = "") -> bool:
        """Tell whether an act is allowed, with the submissions of an organisation or with none."""
        return permit(self.programme, self.posts, act, organisation) is not None

    def require(self, act: Act, organisation: str = "") -> Post:
        """Give the post by which an act is allowed.

        Raises:
            NotPermitted: none allows it.
        """
        post = permit(self.programme, self.posts, act, organisation)
        if post is None:
            raise NotPermitted(
                f"this account may not do this: {act}",
                where=organisation,
                why="its posts are " + (", ".join(map(_worded, self.posts)) or "none"),
                remedy="ask the administrator for the post, or somebody who holds it",
            )
        return post

    def reach(self, act: Act) -> frozenset[str]:
        """Give the organisations with whose submissions an act is allowed."""
        return reach_of(self.programme, self.posts, act)

    def holds(self, role: Role) -> bool:
        """Tell whether one of the posts has a role."""
        return any(post.role is role for post in self.posts)


def _worded(post: Post) -> str:
    return f"{post.role} at {post.organisation}" if post.organisation else str(post.role)


def actor_of(person: Person, within: Programme | None = None) -> Actor:
    """Give the actor that an account is now.

    Args:
        person: the account.
        within: the programme; the one that stands where left out.
    """
    held = Appointment.objects.filter(person=person, ended=None).order_by("pk")
    posts = (
        tuple(Post(Role(one.role), one.organisation) for one in held) if person.is_active else ()
    )
    return Actor(person, posts, within or programme())
