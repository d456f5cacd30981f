"""Converts Sigma rules with pySigma and its OpenSearch back end, for test/hunt/peer.ts.

    python3 peer.py DIRECTORY...     one line of JSON a rule: {"path", "query"} or {"path", "error"}
    python3 peer.py --fields         its pipeline's names for Sigma's fields, as one JSON object

Needs pysigma, pysigma-backend-opensearch, pysigma-pipeline-sysmon and pysigma-pipeline-windows.
"""

import json
import sys
from pathlib import Path

from sigma.backends.opensearch import OpensearchLuceneBackend
from sigma.collection import SigmaCollection
from sigma.pipelines.elasticsearch.windows import ecs_windows
from sigma.pipelines.sysmon import sysmon_pipeline
from sigma.processing.transformations import FieldMappingTransformation


def pipeline():
    return sysmon_pipeline() + ecs_windows()


def print_fields():
    names = {}
    for item in ecs_windows().items:
        if isinstance(item.transformation, FieldMappingTransformation):
            for field, name in item.transformation.mapping.items():
                names.setdefault(field, []).extend(name if isinstance(name, list) else [name])
    print(json.dumps(names))


def convert(path):
    try:
        backend = OpensearchLuceneBackend(processing_pipeline=pipeline())
        [query] = backend.convert(SigmaCollection.from_yaml(path.read_text(encoding="utf-8")))
        return {"path": str(path), "query": query}
    except Exception as error:  # whatever it is: the rule is not converted
        return {"path": str(path), "error": f"{type(error).__name__}: {error}"[:300]}


if sys.argv[1:] == ["--fields"]:
    print_fields()
else:
    for directory in sys.argv[1:]:
        for path in sorted(Path(directory).rglob("*.yml")):
            print(json.dumps(convert(path)))
