"""Runs MiniStack, ends it with the process that started it, and makes it tell what AWS tells in one more place."""

import os
import signal
import sys
import threading

from ministack import app
from ministack.services import lambda_svc


def end_with_parent():
    """The parent holds our standard input open: when that ends, so does everything that we started."""
    sys.stdin.buffer.read()
    os.killpg(os.getpgrp(), signal.SIGKILL)


def with_source_queue(run):
    """Lambda tells the consumer of a dead-letter queue which queue gave the message up; MiniStack only tells ReceiveMessage."""

    def run_batch(esm, function, event, batch, *rest):
        sources = {message["id"]: message.get("sys", {}).get("DeadLetterQueueSourceArn") for message in batch}
        for record in event["Records"]:
            if source := sources.get(record["messageId"]):
                record["attributes"]["DeadLetterQueueSourceArn"] = source
        return run(esm, function, event, batch, *rest)

    return run_batch


threading.Thread(target=end_with_parent, daemon=True).start()
lambda_svc._run_sqs_batch = with_source_queue(lambda_svc._run_sqs_batch)
app.main()
