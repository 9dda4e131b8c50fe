#!/usr/bin/env python3
"""Say of each template whether the AWS clients, and a server, take it.

Reads one JSON string a line, the text of a template's file, and answers each with a line
{"refused": null or why botocore refuses it, "status": null or the server's, "message": null or what it said}.

botocore judges what the AWS CLI would hand it for `--cli-input-json`. What it takes is created on the server named
by the first argument, and deleted again.
"""

import json
import sys

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.validate import ParamValidator


def parse(text):
    """What `--cli-input-json` makes of a file; raises ValueError or RecursionError."""
    parameters = json.loads(text)
    if not isinstance(parameters, dict):
        raise ValueError("not an object")
    return parameters


def refusal(text, shape):
    try:
        parameters = parse(text)
    except (ValueError, RecursionError) as error:
        return None, f"{type(error).__name__}: {error}"
    report = ParamValidator().validate(parameters, shape)
    return parameters, report.generate_report() if report.has_errors() else None


def create(client, parameters):
    try:
        answer = client.create_job_template(**parameters)
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"].get("Message")
    client.delete_job_template(jobTemplateId=parameters["jobTemplateId"])
    return answer["ResponseMetadata"]["HTTPStatusCode"], None


def main():
    session = botocore.session.get_session()
    client = session.create_client(
        "iot",
        region_name="eu-west-1",
        endpoint_url=sys.argv[1],
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="not-a-secret",
        config=Config(parameter_validation=False, retries={"total_max_attempts": 1}),
    )
    shape = client.meta.service_model.operation_model("CreateJobTemplate").input_shape
    for line in sys.stdin:
        parameters, refused = refusal(json.loads(line), shape)
        status, message = None, None
        if refused is None:
            status, message = create(client, parameters)
        print(json.dumps({"refused": refused, "status": status, "message": message}), flush=True)


if __name__ == "__main__":
    main()
