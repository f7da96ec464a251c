"""What stands in headers can't be erased, so no door lets a person's words in there."""

import msgspec
import pytest

from cairn.model.ops import Mutation

BATCH = "01900000-0000-7000-8000-000000000001"


def _mutation(**changed: object) -> bytes:
    return msgspec.json.encode(
        {"id": "m", "stream": "s", "intent": "task.move", "ops": [], "at": 1, **changed}
    )


@pytest.mark.parametrize("intent", ["task.move", "check_item.check", "undo"])
def test_an_intent_is_a_word_or_two(intent: str) -> None:
    assert msgspec.json.decode(_mutation(intent=intent, batch=BATCH), type=Mutation)


@pytest.mark.parametrize(
    "changed",
    [
        {"intent": "Ada's salary"},
        {"intent": ""},
        {"intent": "task.move\n"},
        {"batch": f"{BATCH}\n"},
        {"intent": "a" * 65},
        {"batch": "Ada's salary"},
        {"at": -1},
        {"at": 2**70},
    ],
)
def test_a_text_in_the_place_of_a_word_or_an_id_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(_mutation(**changed), type=Mutation)
