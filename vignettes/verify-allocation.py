#!/usr/bin/env python3
"""Verifies a VignetteLab ledger without VignetteLab: draws every line again from the key. Standard library only.

    verify-allocation.py data.xlsx [--key HEX]
    verify-allocation.py ledger.csv declaration.csv [--key HEX]

The workbook is an export of the study; its sheets "declaration" (the design, the commitment and, once the study is
closed, the key) and "allocation" (the ledger) are read, or the same two tables as CSV. --key gives a key that the
declaration does not show. Nothing else is needed, and nothing is written.

Checked are the key against the commitment and then, for every line: that no place before it is missing, its block and
the block's first number, the arms it was drawn among and that just these were open then, its arm and probability, the counts it was drawn from
(minimisation: counted again in the ledger; least filled: that they give the candidates and that no arm counts more
than it was given, and, in a workbook, counted again from when respondents finished), the order of vignettes and items,
the direction of scales; strata, respondents, and in a workbook the data against the ledger. The last lines printed say
what was checked and what a ledger cannot show.

Exit code 0: everything is as drawn. 1: something is not; the first lines are named, each with its first wrong column.
2: the files cannot be used, or the key is not shown yet. The draws are defined in vignettes/README.md.
"""
import csv
import hashlib
import hmac
import json
import math
import posixpath
import re
import sys
import xml.etree.ElementTree as xml
import zipfile
from collections import defaultdict
from datetime import datetime, timedelta
from fractions import Fraction

ROUNDING = timedelta(milliseconds=2)  # times are written to the millisecond
WAITING = timedelta(minutes=1)  # what is saved at one time may be read a little before or after it: acts wait in line


class Unusable(Exception):
    """The input is no ledger that can be checked."""


class Draws:
    """The stream of draws that a key and a label determine in every language."""

    def __init__(self, key, mode, purpose, stratum, number):
        self.words = self.stream(key, f"v1|{mode}|{purpose}|{stratum}|{number}")

    @staticmethod
    def stream(key, label):
        counter = 0
        while True:
            digest = hmac.digest(key, f"{label}|{counter}".encode("ascii"), "sha256")
            yield from (int.from_bytes(digest[i:i + 8], "big") for i in (0, 8, 16, 24))
            counter += 1

    def below(self, n):
        return next(word for word in self.words if word < 2**64 // n * n) % n

    def shuffle(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


# ---- The procedures. Each yields, place by place of one counter, what the line should say. ----
# A place is a line of the ledger; its "among" are the arms it was drawn among, in the study's order.

def share_of(study, arm, among):
    return Fraction(study.shares[arm], sum(study.shares[name] for name in among))


def simple(study, key, places):
    for place in places:
        arms = [arm for arm in place["among"] for _ in range(study.shares[arm])]
        arm = arms[Draws(key, study.mode, "simple", place["stratum"], place["number"]).below(len(arms))]
        yield {"block": 0, "first": 1, "arm": arm, "probability": share_of(study, arm, place["among"])}


def lists(study, key, places):
    """Permuted blocks, of respondents or clusters, and complete lists: they also end where an arm is closed or opened."""
    block, first, arms, among = -1, 1, [], None
    for place in places:
        if place["among"] != among or place["number"] >= first + len(arms):
            block, first, among = block + 1, place["number"], place["among"]
            arms = (complete_list if study.procedure == "complete" else block_list)(study, key, place, block)
        arm = arms[place["number"] - first]
        yield {"block": block, "first": first, "arm": arm, "probability": share_of(study, arm, among)}


def block_list(study, key, place, block):
    draws = Draws(key, study.mode, "block", place["stratum"], block)
    multiple = study.multiples[draws.below(len(study.multiples))]
    return draws.shuffle(arm for arm in place["among"] for _ in range(study.shares[arm] * multiple))


def complete_list(study, key, place, block):
    draws = Draws(key, study.mode, "complete", "all", block)
    left, total = study.places - place["number"] + 1, sum(study.shares[arm] for arm in place["among"])
    counts = {arm: left * study.shares[arm] // total for arm in place["among"]}
    order = draws.shuffle(place["among"])
    point, end = draws.below(total), 0
    for arm in order:  # what the division leaves over: one more for the arms that a point falls on
        end += left * study.shares[arm] % total
        if point < end:
            counts[arm] += 1
            point += total
    return draws.shuffle(arm for arm in place["among"] for _ in range(counts[arm]))


def least_filled(study, key, places):
    given = defaultdict(int)
    for place in places:
        rows = [place["state"].get(row, {}) for row in ("finished", "under_way")]
        counts = {arm: sum(row.get(arm, 0) for row in rows) for arm in study.shares if any(arm in row for row in rows)}
        filled = {arm: Fraction(count, study.shares[arm]) for arm, count in counts.items()}  # of the open arms
        arms = place["among"]
        drawn = Draws(key, study.mode, "least_filled", place["stratum"], place["number"]).below(len(arms))
        expected = {"block": 0, "first": 1, "arm": arms[drawn], "probability": Fraction(1, len(arms)),
                    "among": [arm for arm in filled if filled[arm] == min(filled.values())]}
        over = {arm: count for arm, count in counts.items() if count > given[arm]}
        if over:
            expected["state"] = Differing(counts_text(over), "at most " + counts_text({arm: given[arm] for arm in over}))
        yield expected
        given[place["arm"]] += 1


def minimisation(study, key, places):
    shared = defaultdict(lambda: defaultdict(int))  # (item, level) → arm → respondents so far
    for place in places:
        cells, among = list(zip(study.weights, place["stratum"].split("."))), place["among"]
        scores = [score(study, [shared[cell] for cell in cells], arm, among) for arm in among]
        limit = min(scores) * (1 + 1e-9) if study.measure == "sd" else min(scores)
        preferred = [arm for arm, points in zip(among, scores) if points <= limit]
        rest = [arm for arm in among if arm not in preferred]
        draws = Draws(key, study.mode, "minimisation", place["stratum"], place["number"])
        pool = preferred if not rest or draws.below(100) < study.prefer else rest
        percent = 100 if not rest else study.prefer if pool is preferred else 100 - study.prefer
        expected = {"block": 0, "first": 1, "arm": pool[draws.below(len(pool))],
                    "probability": Fraction(percent, 100 * len(pool))}
        counts = {item: {arm: shared[item, level][arm] for arm in among} for item, level in cells}
        found = {item: {arm: place["state"].get(item, {}).get(arm, 0) for arm in among} for item in counts}
        if counts != found:
            expected["state"] = Differing(*(
                "; ".join(f"{item}: {counts_text({arm: rows[item][arm] for arm in among if differ(item, arm)})}"
                          for item in counts if any(differ(item, arm) for arm in among))
                for differ in [lambda item, arm: counts[item][arm] != found[item][arm]] for rows in (found, counts)))
        yield expected
        for cell in cells:
            shared[cell][place["arm"]] += 1


class Differing:
    """Counts that differ: what is there and what should be, without those that agree."""

    def __init__(self, found, wanted):
        self.found, self.wanted = found, wanted


def counts_text(counts):
    return ", ".join(f"{arm} {count}" for arm, count in counts.items())


def score(study, rows, newcomer, among):
    """How unlike the arms would be with the newcomer in this one (Pocock and Simon 1975)."""
    total = 0
    for weight, row in zip(study.weights.values(), rows):
        filled = [Fraction(row[arm] + (arm == newcomer), study.shares[arm]) for arm in among]
        mean = sum(filled) / len(filled)
        variance = sum((x - mean) ** 2 for x in filled) / max(1, len(filled) - 1)
        total += weight * {"range": max(filled) - min(filled), "variance": variance,
                           "sd": math.sqrt(variance)}[study.measure]
    return total


PROCEDURES = {"simple": simple, "complete": lists, "permuted_blocks": lists, "cluster": lists,
              "minimisation": minimisation, "least_filled": least_filled}


def own_draws(study, key, place, arm):
    """What is drawn for the respondent beside the arm."""
    stratum, number = place["stratum"], place["number"]
    if study.procedure == "cluster":
        stratum, number = f"{stratum}.{place['cluster']}", place["seat"]

    def draws(purpose):
        return Draws(key, study.mode, purpose, stratum, number)

    deck, order = study.vignettes.get(arm, []), study.order.get(arm, "fixed")
    if order == "random":
        deck = draws("order").shuffle(deck)
    elif order == "williams":
        sequences = williams(len(deck))
        deck = [deck[index] for index in sequences[draws("order").below(len(sequences))]]
    items = {page: item_order(study, draws(f"items.{page}"), names) for page, names in study.items.items()}
    direction = ("as_written", "reversed")[draws("direction").below(2)] if study.direction == "random" else ""
    expected = {"vignettes": " ".join(deck), "direction": direction,
                "item_order": "; ".join(f"{page}: {', '.join(items[page])}" for page in sorted(items))}
    return expected | {"deck": arm.rpartition("deck_")[2]} if study.vignettes else expected


def item_order(study, draws, names):
    """Shuffled within each scale, scale by scale as they come; each keeps its positions."""
    scales, order = [study.scale.get(name, "") for name in names], list(names)
    for scale in dict.fromkeys(scales):
        positions = [at for at, other in enumerate(scales) if other == scale]
        for at, name in zip(positions, draws.shuffle(names[at] for at in positions)):
            order[at] = name
    return order


def williams(count):
    first = [(step + 1) // 2 if step % 2 else (count - step // 2) % count for step in range(count)]
    square = [[(index + row) % count for index in first] for row in range(count)]
    return square if count % 2 == 0 else square + [row[::-1] for row in square]


# ---- Going through the ledger ----

def were_open(study, time):
    """The arms that were open at a time; several answers where one was closed or opened at that very time."""
    closed, changes = set(), study.switched
    for made in range(len(changes) + 1):
        if made and changes[made - 1]["time"] > time + ROUNDING:
            return
        if made == len(changes) or changes[made]["time"] >= time - ROUNDING:
            yield [arm for arm in study.shares if arm not in closed]
        if made < len(changes):
            (closed.discard if changes[made]["open"] else closed.add)(changes[made]["arm"])


def drawn_among(study, place):
    """The arms that were open by the line itself: least-filled allocation draws among the emptiest of them."""
    if study.procedure != "least_filled":
        return place["among"]
    return [arm for arm in study.shares if any(arm in row for row in place["state"].values())]


def closure_fault(study, place):
    """The line's fault if other arms were open when it was drawn; None if not, and for those who share a cluster's place."""
    if study.procedure == "cluster" and place["seat"] > 1:
        return None
    answers, found = list(were_open(study, place["time"])), drawn_among(study, place)
    if found in answers:
        return None
    wanted = " or ".join(" ".join(arms) for arms in answers)
    return place, "candidates", " ".join(found), f"the arms open at that time: {wanted}"


def counter_faults(study, key, places):
    """Yields None for a line that is as drawn, else (place, column, what is there, what should be)."""
    number, seat, clusters = 0, 0, []
    for place in places:
        again = study.procedure == "cluster" and place["number"] == number
        number, seat = (number, seat + 1) if again else (number + 1, 1)
        beyond = study.procedure == "complete" and number > study.places
        wanted = {"mode": study.mode, "number": f"at most {study.places}" if beyond else number,
                  "candidates": " ".join(place["among"]) if place["candidates"] else ""}
        if not study.has_stratum(place["stratum"]):
            wanted["stratum"] = "a stratum that is declared"
        if study.procedure == "cluster" and place["cluster"] not in study.strata.get(place["stratum"], []):
            wanted["cluster"] = "a cluster of that stratum"
        if not all(type(count) is int and count >= 0 for row in place["state"].values() for count in row.values()):
            wanted["state"] = Differing(json.dumps(place["state"]), "whole counts")
        if study.procedure == "cluster":
            wanted["seat"] = seat
            if again:
                wanted["cluster"] = clusters[-1]
            elif place["cluster"] in clusters:
                wanted["cluster"] = "a cluster that has no place yet"
            clusters.append(place["cluster"])
        fault = first_wrong(place, wanted)
        if fault:
            yield fault
            return  # what follows would be compared with other places than its own
    for place, expected in zip(places, PROCEDURES[study.procedure](study, key, places)):
        yield (first_wrong(place, expected | own_draws(study, key, place, expected["arm"]))
               or closure_fault(study, place))


def first_wrong(place, wanted):
    for column, value in wanted.items():
        found = place[column]
        try:
            alike = (float(found) == value if isinstance(value, int)
                     else math.isclose(float(found), value, rel_tol=1e-9) if isinstance(value, Fraction) else found == value)
        except ValueError:
            alike = False
        if isinstance(value, Differing):
            return place, column, value.found, value.wanted
        if not alike:
            found, value = (" ".join(arms) if column == "among" else arms for arms in (found, value))
            return place, "candidates" if column == "among" else column, found, value


def respondent_faults(counters):
    """Respondents who have two places, or none; those of one cluster share a place and have a seat each."""
    seen = set()
    for place in sorted((place for places in counters for place in places), key=lambda place: (place["time"], place["number"])):
        name = place["respondent"]
        if not name or name in seen:
            yield place, "respondent", name, "a respondent who has no place yet"
        seen.add(name)


def wide_faults(counters, wide):
    """Where the sheet of the data says something else than the ledger; wide is respondent → row."""
    for place in (place for places in counters for place in places):
        row = wide.get(place["respondent"])
        if row is None:
            yield place, "respondent", place["respondent"], "a respondent of the sheet wide"
            continue
        shown = [row[column] for column in sorted(row) if re.fullmatch(r"v\d\d_vignette", str(column)) and row[column]]
        for column in ("stratum", "cluster", "arm", "deck", "mode", "version", "quotas"):
            said = row.get("arm_name" if column == "arm" else column)
            if said is not None and not same(place[column], said):
                yield place, column, place[column], f"{said} by the sheet wide"
        if shown and shown != place["vignettes"].split():
            yield place, "vignettes", place["vignettes"], f"{' '.join(shown)} by the sheet wide"


def same(one, other):
    try:
        return float(one) == float(other)
    except ValueError:
        return one == other


# ---- Counting again who had finished and who was under way ----

def filling_faults(study, places, wide):
    """Least filled: the counts against when each respondent was allocated and finished, where a minute can decide it."""
    active, settled = [], defaultdict(int)
    for place in places:
        bounds = {("finished", arm): [settled[arm], settled[arm]] for arm in study.shares}
        bounds.update({("under_way", arm): [0, 0] for arm in study.shares})
        for one in active:
            can = could_be(study, one, wide, place["time"])
            for row in can - {None}:
                bounds[row, one["arm"]][0] += can == {row}
                bounds[row, one["arm"]][1] += 1
        active = [one for one in active if not is_settled(study, one, wide, place["time"], settled)] + [place]
        wrong = {(row, arm): bounds[row, arm] for row, arms in place["state"].items() for arm, count in arms.items()
                 if (row, arm) in bounds and not bounds[row, arm][0] <= count <= bounds[row, arm][1]}
        if wrong:
            found = ", ".join(f"{row} {arm} {place['state'][row][arm]}" for row, arm in wrong)
            yield place, "state", found, ", ".join(
                f"{row} {arm} {low if low == high else f'{low} to {high}'}" for (row, arm), (low, high) in wrong.items())


def could_be(study, one, wide, time):
    """Which of the rows of a state a respondent may have counted in; None for neither."""
    row, before, after = wide.get(one["respondent"]), time - WAITING, time + WAITING
    if row is None:
        return {"finished", "under_way", None}
    end, can = one["time"] + study.under_way, set()
    if row["finished"] and row["finished"] <= after:
        can.add("finished")
    if not row["finished"] or row["finished"] > before:
        can |= ({"under_way"} if end > before else set()) | ({None} if end <= after else set())
    marks = [(at, counts) for at, counts in study.marks.get(one["respondent"], [])]
    counts = {([True] + [counts for at, counts in marks if at <= limit])[-1] for limit in (before, after)}
    counts |= {counts for at, counts in marks if before < at <= after}
    return can | {None} if counts == {True, False} else can if counts == {True} else {None}


def is_settled(study, one, wide, time, settled):
    """Whether nothing about a respondent changes any more; those who finished are then counted for good."""
    row, long_ago = wide.get(one["respondent"]), time - 2 * WAITING
    if row is None or one["respondent"] in study.marks:
        return False
    if row["finished"]:
        settled[one["arm"]] += row["finished"] <= long_ago
        return row["finished"] <= long_ago
    return one["time"] + study.under_way <= long_ago


# ---- Reading the two tables ----

class Declaration:
    """What was declared before anybody was allocated."""

    def __init__(self, rows):
        rows = list(table(rows, ["what", "name", "value"], "the declaration"))
        single = defaultdict(str, {row["what"]: row["value"] for row in rows})
        if single["format"] != "vignettelab allocation 1":
            raise Unusable(f"this program cannot read a declaration of the format “{single['format']}”")

        def named(what, read=str):
            return {row["name"]: read(row["value"]) for row in rows if row["what"] == what}

        self.study, self.mode, self.procedure = single["study"], single["mode"], single["procedure"]
        self.commitment, self.key, self.direction = single["commitment"], single["key"], single["direction"]
        self.shares, self.weights = named("arm", int), named("item", int)
        self.vignettes, self.order, self.items = named("vignettes", str.split), named("order"), named("items", str.split)
        self.scale = named("scale")
        self.switched = [
            {"arm": row["name"], "open": row["what"] == "opened", "time": moment(row["value"].partition(" ")[0]),
             "said": f"{row['name']} {row['what']} {row['value']}"} for row in rows if row["what"] in ("closed", "opened")]
        self.strata = named("stratum", str.split)  # the clusters of each
        self.levels = named("levels", str.split)
        self.under_way, self.marks = timedelta(minutes=int(single["under_way_minutes"] or 0)), defaultdict(list)
        for row in rows:
            if row["what"] in ("counted", "not_counted"):
                self.marks[row["name"]].append((moment(row["value"]), row["what"] == "counted"))
        self.multiples = [int(row["value"]) for row in rows if row["what"] == "multiple"]
        self.places, self.measure, self.prefer = int(single["places"] or 0), single["measure"], int(single["prefer"] or 0)
        if self.procedure not in PROCEDURES or not self.shares or min([*self.shares.values(), *self.multiples]) < 1:
            raise Unusable("the declaration has no known procedure, no arms, or a share or multiple below 1")
        if self.procedure in ("permuted_blocks", "cluster") and not self.multiples:
            raise Unusable("the declaration has no multiple")
        if self.procedure == "minimisation" and (self.measure not in ("range", "variance", "sd") or not self.weights):
            raise Unusable("the declaration has no items, or no measure: range, variance or sd")
        if not self.strata and self.procedure != "minimisation" or self.procedure == "minimisation" and set(self.levels) != set(self.weights):
            raise Unusable("the declaration does not say which strata there are")

    def has_stratum(self, name):
        if self.procedure != "minimisation":
            return name in self.strata
        levels = name.split(".")
        return len(levels) == len(self.weights) and all(
            level in self.levels[item] for item, level in zip(self.weights, levels))


def read_places(study, rows):
    """The places of each counter, in the order in which they were given."""
    counters = defaultdict(list)
    numbers = ["number", "seat"] if study.procedure == "cluster" else ["number"]
    needed = ["mode", "stratum", *numbers, "block", "first", "arm", "probability", "candidates", "allocated_utc", "respondent"]
    for row in table(rows, needed, "the ledger"):
        place = defaultdict(str, row)
        try:
            place |= {column: whole(place[column]) for column in numbers}
            place["state"] = json.loads(place["state"] or "{}")
            place["time"] = moment(place["allocated_utc"])
        except (ValueError, OverflowError) as problem:
            raise Unusable(f"line {place['line']}, {' or '.join(numbers)}, state or allocated_utc: {problem}") from None
        place["arm"] = place["arm_name"] or place["arm"]  # in the workbook, arm is the arm's code
        named = place["candidates"].split()
        place["among"] = [arm for arm in study.shares if not named or arm in named]
        counters["all" if study.procedure in ("minimisation", "complete") else place["stratum"]].append(place)
    for places in counters.values():
        yield sorted(places, key=lambda place: [place[column] for column in numbers])


def whole(text):
    if not float(text).is_integer():
        raise ValueError(f"{text} is not a whole number")
    return int(float(text))


def moment(text):
    """A time as in 2026-11-22T10:00:00.000Z, or as a workbook has it, in days."""
    try:
        return datetime(1899, 12, 30) + timedelta(days=float(text))
    except ValueError:
        return datetime.fromisoformat(text.replace("Z", ""))


def table(rows, needed, where):
    """Dictionaries by column name, from the first row on that names the needed columns."""
    names = None
    for line, row in rows:
        if names:
            if any(row):
                yield dict(zip(names, row + [""] * len(names)), line=line)
        elif set(needed) <= set(row):
            names = row
    if not names:
        raise Unusable(f"{where} has no row with the column names {', '.join(needed)}")


def csv_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from enumerate(csv.reader(file), 1)


def sheet_names(book):
    return [node.get("name") for node in xml.fromstring(book.read("xl/workbook.xml")).findall(".//{*}sheet")]


def xlsx_rows(book, sheet):
    """The rows of a sheet as text."""
    def words(node):
        return "".join(part.text or "" for part in node.findall(".//{*}t"))

    links = {node.get("Id"): node.get("Target") for node in xml.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    sheets = xml.fromstring(book.read("xl/workbook.xml")).findall(".//{*}sheet")
    ids = [value for node in sheets if node.get("name") == sheet
           for name, value in node.attrib.items() if name.endswith("}id")]
    if not ids:
        raise Unusable(f"the workbook has no sheet “{sheet}”")
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        shared = [words(node) for node in xml.fromstring(book.read("xl/sharedStrings.xml")).findall(".//{*}si")]
    line = 0
    for _, row in xml.iterparse(book.open(posixpath.join("xl", links[ids[0]]).lstrip("/"))):
        if not row.tag.endswith("}row"):
            continue
        line, cells = int(row.get("r", line + 1)), []
        for cell in row:
            column = 0
            for letter in re.match("[A-Z]*", cell.get("r", "")).group():
                column = column * 26 + ord(letter) - ord("A") + 1
            cells += [""] * (column - len(cells) if column else 1)
            value = cell.findtext("{*}v") or ""
            cells[-1] = shared[int(value)] if cell.get("t") == "s" else value or words(cell)
        yield line, cells
        row.clear()


def main(arguments):
    shown, wide, strangers = None, {}, []
    if "--key" in arguments[:-1]:
        at = arguments.index("--key")
        shown, arguments = arguments[at + 1], arguments[:at] + arguments[at + 2:]
    if len(arguments) == 1 and arguments[0].lower().endswith(".xlsx"):
        book = zipfile.ZipFile(arguments[0])
        ledger, declaration = xlsx_rows(book, "allocation"), xlsx_rows(book, "declaration")
        if "wide" in sheet_names(book):
            wide = read_wide(xlsx_rows(book, "wide"))
    elif len(arguments) == 2:
        ledger, declaration = map(csv_rows, arguments)
    else:
        raise Unusable(__doc__)
    study = Declaration(declaration)
    shown = shown or study.key
    if not re.fullmatch("[0-9a-fA-F]{64}", shown):
        raise Unusable("a key has 64 hexadecimal digits" if shown else "the key is not shown yet (--key gives one)")
    key = bytes.fromhex(shown)
    if hashlib.sha256(key).hexdigest() != study.commitment.lower():
        print(f"The key does not fit the commitment {study.commitment}.")
        return 1
    counters = list(read_places(study, ledger))
    lines = [fault for places in counters for fault in counter_faults(study, key, places)]
    wrong = [*filter(None, lines), *respondent_faults(counters)]
    if wide:
        wrong += wide_faults(counters, wide)
        named = {place["respondent"] for places in counters for place in places}
        strangers = [row for name, row in wide.items() if row["arm_name"] and name not in named]
        if study.procedure == "least_filled" and not wrong and all("finished_utc" in row for row in wide.values()):
            wrong += (fault for places in counters for fault in filling_faults(study, places, wide))
    # One for each line, the earliest place first.
    wrong = {place["line"]: (place, *said) for place, *said in reversed(wrong)}
    wrong = sorted(wrong.values(), key=lambda fault: (fault[0]["number"], fault[0]["line"]))
    for place, column, found, wanted in wrong[:10]:
        print(f"place {place['number']} of {place['stratum']} (line {place['line']}), column {column}: “{found}” should be “{wanted}”")
    for row in strangers[:10]:
        print(f"sheet wide, line {row['line']}: {row['respondent']} has the arm {row['arm_name']} and no place in the ledger")
    if wrong or strangers:
        print(f"{len(wrong) + len(strangers)} wrong in the ledger of {study.study}, {study.mode}.")
    else:
        print(f"{len(lines)} place{'s' * (len(lines) != 1)} verified: {study.study}, {study.mode}, {study.procedure}.")
        fewer = sum(len(drawn_among(study, place)) < len(study.shares) for places in counters for place in places)
        if study.switched:
            print(f"{fewer} of them were drawn among fewer arms than the study has, as declared:")
            print(*(f"  {change['said']}" for change in study.switched), sep="\n")
        print(*tell(study, wide), sep="\n")
    return 1 if wrong or strangers else 0


def tell(study, wide):
    """What was checked, and what cannot be."""
    yield ("Checked: the key; numbers without a gap; strata; each respondent once; the arms that were open; arm, block and "
           "probability; orders of vignettes and items; directions" + ("; all of it against the sheet wide." if wide else "."))
    if study.procedure == "least_filled":
        yield ("Checked: who had finished and who was under way, where a minute before or after does not matter."
               if wide and all("finished_utc" in row for row in wide.values()) else
               "Not checked: who had finished and who was under way; that takes the workbook, with its sheet wide.")
    yield ("A ledger cannot show: whether its last lines are missing (compare the number of places with what was reported), "
           "whether respondents answered truly what their strata are made of, whether an arm was closed for the reason given"
           + ("." if wide else ", and, without the workbook, what respondents were then shown."))


def read_wide(rows):
    wide = {}
    for row in table(rows, ["respondent", "arm_name", "stratum"], "the sheet wide"):
        row["finished"] = moment(row["finished_utc"]) if row.get("finished_utc") else None
        wide[row["respondent"]] = row
    return wide


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Unusable, OSError, LookupError, TypeError, ValueError, AttributeError, zipfile.BadZipFile, csv.Error,
            xml.ParseError) as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
