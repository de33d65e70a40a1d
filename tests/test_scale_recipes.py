"""The recipes of docs/scale.md: what can be tested of them without a cluster is."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
# What the custom resource of KubeRay 1.x knows (https://ray-project.github.io/kuberay/reference/api/).
JOB = {"entrypoint", "shutdownAfterJobFinishes", "ttlSecondsAfterFinished", "rayClusterSpec", "submissionMode", "backoffLimit",
       "activeDeadlineSeconds", "runtimeEnvYAML", "jobId", "metadata", "suspend"}  # fmt: skip
CLUSTER = {"headGroupSpec", "workerGroupSpecs", "rayVersion", "enableInTreeAutoscaling", "autoscalerOptions"}
HEAD = {"rayStartParams", "template", "serviceType"}
GROUP = {"groupName", "replicas", "minReplicas", "maxReplicas", "rayStartParams", "template", "numOfHosts"}


def recipes() -> list[dict]:
    yaml = pytest.importorskip("yaml")
    return [yaml.safe_load(block) for block in regex.findall(r"```yaml\n(.*?)```", TEXT, regex.S)]


def test_cluster_launcher_takes_the_recipe() -> None:
    """Ray fills in its defaults and checks the whole against its own schema, as ``ray up`` does before it asks the provider."""
    util = pytest.importorskip("ray.autoscaler._private.util")
    config = util.prepare_config(recipes()[0])
    util.validate_config(config)
    assert config["available_node_types"]["coder"]["resources"]["CPU"] == 16
    assert any("vaarta[ray,archive]" in command for command in config["setup_commands"])


def test_kubernetes_recipe_has_the_fields_of_a_ray_job() -> None:
    """A field that the operator does not know would be dropped without a word."""
    job = recipes()[1]
    assert (job["apiVersion"], job["kind"]) == ("ray.io/v1", "RayJob")
    assert job["spec"].keys() <= JOB
    cluster = job["spec"]["rayClusterSpec"]
    assert cluster.keys() <= CLUSTER
    assert cluster["headGroupSpec"].keys() <= HEAD
    groups = cluster["workerGroupSpecs"]
    assert all(group.keys() <= GROUP and {"groupName", "replicas", "template"} <= group.keys() for group in groups)
    for group in (cluster["headGroupSpec"], *groups):
        pod = group["template"]["spec"]
        volumes = {volume["name"] for volume in pod["volumes"]}
        for container in pod["containers"]:
            assert container["image"]
            assert {m["name"] for m in container["volumeMounts"]} <= volumes
            limit, asked = container["resources"]["limits"], container["resources"]["requests"]
            assert limit["memory"] == asked["memory"]


def test_both_recipes_run_one_command() -> None:
    command = recipes()[1]["spec"]["entrypoint"]
    assert command.replace("/shared/archive ", "'/shared/archive' ") in TEXT
