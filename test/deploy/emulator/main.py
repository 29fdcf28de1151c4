"""Runs MiniStack, ends it with the process that started it, and makes it tell what AWS tells in two more places."""

import os
import signal
import threading

import access
from ministack import app
from ministack.services import lambda_svc


def end_with_parent():
    """The parent holds our standard input open: when that ends, so does everything that we started."""
    while os.read(0, 1):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


def with_source_queue(run):
    """Lambda tells the consumer of a dead-letter queue which queue gave a message up; MiniStack tells only ReceiveMessage."""

    def run_batch(esm, function, event, batch, *rest):
        sources = {message["id"]: message.get("sys", {}).get("DeadLetterQueueSourceArn") for message in batch}
        for record in event["Records"]:
            if source := sources.get(record["messageId"]):
                record["attributes"]["DeadLetterQueueSourceArn"] = source
        return run(esm, function, event, batch, *rest)

    return run_batch


threading.Thread(target=end_with_parent, daemon=True).start()
lambda_svc._run_sqs_batch = with_source_queue(lambda_svc._run_sqs_batch)
access.prepare(os.environ["RAPPORT_CALLS"])
app.main()
