"""Uploads the files and starts the training: pip install openai; export OPENAI_API_KEY=..."""

from openai import OpenAI

client = OpenAI()  # OPENAI_BASE_URL names another service


def upload(path):
    with open(path, "rb") as file:
        return client.files.create(file=file, purpose="fine-tune").id


job = client.fine_tuning.jobs.create(
    model="gpt-4.1-mini-2025-04-14",
    suffix="parcels",
    training_file=upload("data/train.jsonl"),
    validation_file=upload("data/validation.jsonl"),
)
print(job.id, job.status)
