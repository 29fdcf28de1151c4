"""With AUTH=true MiniStack asks the role of each function. This adds what it lacks beside AWS (`dynamodb:LeadingKeys`,
the sender of a mail, a batch as the action it is made of), counts its plain HTTP on the loopback as the TLS that the policies
of topic and queues demand, and writes down who called what."""

import contextvars
import json
import re

from ministack import app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import dynamodb, sts

# Calls that IAM knows by another name.
ACTIONS = {"sns:PublishBatch": "sns:Publish"}

sender = contextvars.ContextVar("sender", default=None)

KEY_CONDITION = re.compile(r"(#?\w+)\s*=\s*(:\w+)")


def prepare(record):
    """Puts the additions into MiniStack, which must not serve yet. `record` is the file of the calls, a JSON per line."""
    context_of = iam_actions.dynamodb_service_context
    iam_actions.dynamodb_service_context = lambda body: {**context_of(body), **leading_keys(body)}
    app.pin_request_origin = lambda address, _secure: iam_evaluator.pin_request_origin(address, True)
    app._enforce_ses_v2 = with_sender(app._enforce_ses_v2)
    iam_evaluator.enforce = recorded(iam_evaluator.enforce, open(record, "a", buffering=1, encoding="utf-8"))


def with_sender(enforce):
    """Lets the check of a mail know its sender."""

    def enforce_for_sender(method, path, headers, body, *rest):
        before = sender.set(json.loads(body or b"{}").get("FromEmailAddress"))
        try:
            return enforce(method, path, headers, body, *rest)
        finally:
            sender.reset(before)

    return enforce_for_sender


def leading_keys(body):
    """The partition keys that a DynamoDB request names; nothing when it names none, as a Scan."""
    request = json.loads(body or b"{}")
    keys = [key["S"] for key in partition_keys(request) if "S" in key]
    return {"dynamodb:LeadingKeys": keys} if keys else {}


def partition_keys(request):
    if "TransactItems" in request:
        for item in request["TransactItems"]:
            for part in item.values():
                yield from partition_keys(part)
    elif "RequestItems" in request:
        for table, wanted in request["RequestItems"].items():
            writes = wanted if isinstance(wanted, list) else []
            reads = wanted.get("Keys", []) if isinstance(wanted, dict) else []
            for key in reads:
                yield from partition_keys({"TableName": table, "Key": key})
            for write in writes:
                yield from partition_keys({"TableName": table, **write.get("PutRequest", write.get("DeleteRequest", {}))})
    elif "TableName" in request:
        name = partition_attribute(request["TableName"], request.get("IndexName"))
        item = request.get("Key") or request.get("Item") or {}
        if name in item:
            yield item[name]
        names = request.get("ExpressionAttributeNames", {})
        values = request.get("ExpressionAttributeValues", {})
        for attribute, value in KEY_CONDITION.findall(request.get("KeyConditionExpression", "")):
            if names.get(attribute, attribute) == name and value in values:
                yield values[value]


def partition_attribute(table_name, index_name):
    table = dynamodb._tables.get(table_name.rsplit("/", 1)[-1]) or {}
    indexes = {index["IndexName"]: index for index in table.get("GlobalSecondaryIndexes", [])}
    schema = (indexes.get(index_name, {}) if index_name else table).get("KeySchema", [])
    return next((part["AttributeName"] for part in schema if part["KeyType"] == "HASH"), None)


def recorded(enforce, record):
    """Writes each different call of a function once, with the answer."""
    seen = set()

    def enforce_and_record(access_key, action, service, region, resource_arn="*", service_context=None):
        action = ACTIONS.get(action, action)
        context = dict(service_context or {})
        if address := sender.get():
            context["ses:FromAddress"] = address
            resource_arn = f"arn:aws:ses:{region}:{get_account_id()}:identity/{address}"
        refusal = enforce(access_key, action, service, region, resource_arn=resource_arn, service_context=context)
        session = sts._sessions.get(access_key, {}).get("Arn", "")
        if ":assumed-role/" in session:
            keys = context.get("dynamodb:LeadingKeys", [])
            call = {
                "function": session.rsplit("/", 1)[-1],
                "action": action,
                "resource": resource_arn,
                # The id at the end of a key says nothing about a right.
                "keys": sorted({"#".join(key.split("#")[:2]) for key in keys}),
                "allowed": refusal is None,
            }
            line = json.dumps(call)
            if line not in seen:
                seen.add(line)
                record.write(line + "\n")
        return refusal

    return enforce_and_record
