"""``dianfan news``: what the record has to tell, weighed, with the ids that edits name."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan import judged
from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.cli.review import sound
from dianfan.figures.wording import LANGUAGES
from dianfan.reported.desk import Desk
from dianfan.reported.news.gather import stories
from dianfan.reported.prose.paragraphs import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.reported.news.news import News
    from dianfan.reported.news.news import Story


@click.command("news")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="Day of the Book.")
@click.option("--action", help="Only the items of this action, by its id.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="zh", help="Language of the words."
)
@click.option("--json", "as_json", is_flag=True, help="Print the items as JSON.")
def command(
    *, folder: Path, asof: datetime | None, action: str | None, language: Language, as_json: bool
) -> None:
    """List what the record of FOLDER has to tell, the weightiest first.

    Each item has an id, which stays the same from edition to edition: name it in
    editing.yaml to put it first or to leave it out.

    \b
    Example:
      dianfan news my-region --action housing
    """  # noqa: D301 - the sign keeps click from joining lines
    desk = _desk(folder, asof)
    numbers = {one.id: one.no for one in desk.programme.actions}
    if action is not None and action not in numbers:
        known = ", ".join(numbers)
        message = f"there is no action “{action}”; there are: {known}"
        raise click.BadParameter(message, param_hint="--action")
    some = desk.programme.indicators if action is None else desk.of_action(numbers[action])
    told = stories(desk, some)
    if as_json:
        items = [_plain(desk, language, story, item) for story in told for item in story.items]
        click.echo(json.dumps(items, ensure_ascii=False, indent=1))
        return
    for story in told:
        click.echo("\n".join(_lines(desk, language, story)))


def _desk(folder: Path, asof: datetime | None) -> Desk:
    programme = sound(promised.load(folder))
    day = asof.date() if asof is not None else programme.charter.review_date
    book = recorded.close(programme, said.read(programme), day)
    return Desk(programme, book, judged.judge(programme, book))


def _lines(desk: Desk, language: Language, story: Story) -> Iterator[str]:
    told = "".join(one.text for one in sentences(desk, language, story))
    yield f"{story.value:.2f}  {told}"
    yield from (f"      {item.id}" for item in story.items)


def _plain(desk: Desk, language: Language, story: Story, item: News) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "tone": item.tone.value,
        "value": round(item.value, 4),
        "figures": {name: figure.key for name, figure in item.figures.items()},
        "words": [one.text for one in sentences(desk, language, story)],
    }
