"""The test of replicas against a server that speaks S3, which it starts itself.

    pip install "moto[server]==5.2.*" boto3; python3 crates/replicas/tests/s3.py

Without one, `cargo test -p exonym-replicas` says that it skips this test.
"""

import os
import subprocess
import sys

import boto3
from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
server.start()
try:
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}
    boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
    ).create_bucket(Bucket="exonym")
    settings = {"EXONYM_TEST_S3": "s3://exonym/test", "AWS_ENDPOINT": endpoint, "AWS_ALLOW_HTTP": "true"}
    command = ["cargo", "test", "-p", "exonym-replicas", "--test", "share", "--", "--nocapture", "s3"]
    sys.exit(subprocess.run(command, env={**os.environ, **keys, **settings}, check=False).returncode)
finally:
    server.stop()
