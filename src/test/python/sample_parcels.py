"""Makes the sample table that a new Tuneset shows: invented parcel deliveries, always the same ones.

    python3 src/test/python/sample_parcels.py > src/main/resources/samples/parcels.csv
"""

import csv
import random
import sys

CITIES = ["Lisbon", "Chengdu", "Oslo", "Nairobi", "Lima", "Kraków", "广州", "Hobart"]
SERVICES = ["express", "standard", "economy"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
NOTES = [
    "",
    "",
    "",
    "gate code 00417",
    "leave with the neighbour, please",
    'marked "this side up"',
    "请放在门口",
    "second attempt,\nrang twice",
]


def main() -> None:
    chance = random.Random(20260101)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["parcel_id", "city", "service", "weight_kg", "distance_km", "weekday", "note", "outcome"])
    for number in range(1, 613):
        service = chance.choice(SERVICES)
        distance = chance.randint(2, 900)
        weight = f"{chance.uniform(0.1, 24):.1f}" if chance.random() > 0.14 else ""
        weekday = chance.choice(WEEKDAYS) if chance.random() > 0.05 else ""
        late = 0.05 + distance / 2200 + {"express": -0.1, "standard": 0.0, "economy": 0.18}[service]
        late += 0.12 if weekday in ("Friday", "Saturday") else 0.0
        draw = chance.random()
        outcome = "lost" if draw > 0.985 else "late" if draw < late else "on time"
        rows.writerow(
            [f"{number:05d}", chance.choice(CITIES), service, weight, distance, weekday, chance.choice(NOTES), outcome]
        )


if __name__ == "__main__":
    main()
