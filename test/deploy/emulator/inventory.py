"""Prints everything that an account holds, by asking each service: `<kind> <name>`, a line each."""

import botocore.session

session = botocore.session.get_session()

# Service, the call that lists, its answer's list, and what names one of it.
KINDS = {
    "stack": ("cloudformation", "describe_stacks", "Stacks", "StackName"),
    "function": ("lambda", "list_functions", "Functions", "FunctionName"),
    "poller": ("lambda", "list_event_source_mappings", "EventSourceMappings", "EventSourceArn"),
    "queue": ("sqs", "list_queues", "QueueUrls", None),
    "topic": ("sns", "list_topics", "Topics", "TopicArn"),
    "subscription": ("sns", "list_subscriptions", "Subscriptions", "Endpoint"),
    "table": ("dynamodb", "list_tables", "TableNames", None),
    "bucket": ("s3", "list_buckets", "Buckets", "Name"),
    "log group": ("logs", "describe_log_groups", "logGroups", "logGroupName"),
    "metric filter": ("logs", "describe_metric_filters", "metricFilters", "filterName"),
    "alarm": ("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName"),
    "role": ("iam", "list_roles", "Roles", "RoleName"),
    "policy": ("iam", "list_policies", "Policies", "PolicyName", {"Scope": "Local"}),
    "user": ("iam", "list_users", "Users", "UserName"),
    "schedule": ("scheduler", "list_schedules", "Schedules", "Name"),
    "rule": ("events", "list_rules", "Rules", "Name"),
    "API": ("apigatewayv2", "get_apis", "Items", "Name"),
    "user pool": ("cognito-idp", "list_user_pools", "UserPools", "Name", {"MaxResults": 60}),
    "sender": ("sesv2", "list_email_identities", "EmailIdentities", "IdentityName"),
    "parameter": ("ssm", "describe_parameters", "Parameters", "Name"),
    "repository": ("ecr", "describe_repositories", "repositories", "repositoryName"),
    "key": ("kms", "list_keys", "Keys", "KeyId"),
    "secret": ("secretsmanager", "list_secrets", "SecretList", "Name"),
}


def pages(client, call, arguments):
    if client.can_paginate(call):
        yield from client.get_paginator(call).paginate(**arguments)
    else:
        yield getattr(client, call)(**arguments)


for kind, (service, call, answer, name, *arguments) in KINDS.items():
    client = session.create_client(service)
    for page in pages(client, call, *arguments or [{}]):
        for one in page.get(answer, []):
            print(kind, one[name] if name else one)
