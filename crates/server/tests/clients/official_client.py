"""Drives the official Python client of the matching API (pip install yente-client) against a running server.

    exonym --data-dir /tmp/empty serve --listen 127.0.0.1:8080 &
    python crates/server/tests/clients/official_client.py http://127.0.0.1:8080
"""

import sys

from yente_client import Client, Person


def main(base):
    with Client(base_url=base) as client:
        assert client.healthz().status == "ok" and client.readyz().status == "ok"
        names = {dataset.name for dataset in client.datasets().datasets}
        assert {"default", "sanctions", "us_ofac_sdn"} <= names, names
        assert client.algorithms().best == "exonym"
        found = client.match(Person(name=["Kim CHen Yn"], birthDate=["1984-01-08"]))
        best = found.results[0]
        assert best.id == "us_ofac_sdn:20157" and best.match and found.total.value == 1, found
        assert best.explanations["name"].score > 0.9
        entity = client.fetch("us_ofac_sdn:27307")
        assert len(entity.properties["cryptoWallets"]) == 8
        assert client.fetch("us_ofac_sdn:27307", nested=False).caption == "LAZARUS GROUP"
        around = client.adjacent("us_ofac_sdn:27307")
        assert around.adjacent["cryptoWallets"].total.value == 8
        page = client.search("shoigu")
        # A party of several lists is found once, and names them all.
        assert page.total.value == 1 and len(page.results[0].datasets) > 3 and page.facets["topics"].values, page
        try:
            client.fetch("NK-nobody")
        except Exception as error:
            assert "No such entity" in str(error) or "404" in str(error), error
        else:
            raise AssertionError("an unknown id was found")
    print("the official client is served")


if __name__ == "__main__":
    main(sys.argv[1])
