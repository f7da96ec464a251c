"""The smallest replica that follows protocol/wire.md: rows by id, patched by entries."""

from typing import Any

Json = dict[str, Any]


class Replica:
    """The rows of one stream that its reader holds, and the cursor."""

    def __init__(self) -> None:
        self.rows: dict[str, Json] = {}
        self.cursor = 0
        self.mark = ""

    def load(self, snapshot: Json) -> None:
        """Take the rows of a segment or thread; what is known newer stays."""
        for row in table_rows(snapshot):
            known = self.rows.get(row["id"])
            if known is None or known["seq"] < row["seq"]:
                self.rows[row["id"]] = row

    def purge(self, scopes: list[str]) -> None:
        """Forget all rows of these scopes."""
        self.rows = {key: row for key, row in self.rows.items() if row["scope"] not in scopes}

    def take(self, frame: Json) -> None:
        """Apply an entries frame."""
        assert frame["after"] <= self.cursor, f"a gap: {frame['after']} > {self.cursor}"
        for entry in frame["entries"]:
            for each in entry["changes"]:
                assert "before" not in each
                self._patch(entry, each)
        if frame["upto"] >= self.cursor:
            self.cursor, self.mark = frame["upto"], frame["mark"]

    def _patch(self, entry: Json, each: Json) -> None:
        row = self.rows.get(each["id"])
        if row is not None and row["seq"] >= entry["seq"]:
            return
        if each.get("gone"):
            if row is not None and row["scope"] == each["scope"]:
                del self.rows[each["id"]]
            return
        told = {"seq": entry["seq"], "updated_at": entry["at"], "updated_by": entry["actor"]}
        if "here" in each:
            known = {"kind": each["kind"], "id": each["id"], "scope": each["scope"]}
            self.rows[each["id"]] = {**known, **each["here"], **told}
        elif row is not None:  # a text update changes no field, yet it is the row's last change
            merged = {**row, **each.get("after", {}), **told}
            self.rows[each["id"]] = {
                name: value for name, value in merged.items() if value is not None
            }


def table_rows(snapshot: Json) -> list[Json]:
    """Return the rows of a segment or thread, each with its kind and without nulls."""
    return [
        {"kind": kind}
        | {
            name: value
            for name, value in zip(table["fields"], row, strict=True)
            if value is not None
        }
        for kind, table in snapshot["kinds"].items()
        for row in table["rows"]
    ]
