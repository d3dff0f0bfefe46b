"""A copy of the checkout in a temporary folder, and Snakemake in it as a user calls it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from .articles_world import World

ROOT = Path(__file__).parents[2]
COPIED = ("Snakefile", "workflow", "config", "profiles")
PRODUCTS = ("data/processed", "results")


@dataclass
class Checkout:
    """A copy of the project without its documents."""

    folder: Path
    run: subprocess.CompletedProcess | None = None

    def snakemake(self, *arguments, ok=True):
        """Run Snakemake; return the finished process with its output as text."""
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        done = subprocess.run(
            [sys.executable, "-m", "snakemake", *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert (done.returncode == 0) == ok, done.stdout[-3000:] + done.stderr[-6000:]
        return done

    def add(self, name, content):
        """Write a document."""
        file = self.folder / "data" / "raw" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def products(self):
        """Return the bytes of every file that the workflow made, logs apart."""
        return {
            file.relative_to(self.folder).as_posix(): file.read_bytes()
            for top in PRODUCTS
            for file in sorted((self.folder / top).rglob("*"))
            if file.is_file() and "logs" not in file.parts
        }

    def times(self):
        """Return when every made file was written."""
        return {
            file.relative_to(self.folder).as_posix(): file.stat().st_mtime_ns
            for top in PRODUCTS
            for file in (self.folder / top).rglob("*")
            if file.is_file() and "logs" not in file.parts
        }


def copy_checkout(folder):
    """Copy what the workflow needs into a folder."""
    folder.mkdir(exist_ok=True)
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=ignore)
        else:
            shutil.copy2(source, folder / name)
    for name in ("data/raw", "data/curated", *PRODUCTS):
        (folder / name).mkdir(parents=True)
    return Checkout(folder)


@pytest.fixture(scope="session")
def articles(tmp_path_factory):
    """A checkout with the five articles, run once."""
    checkout = copy_checkout(tmp_path_factory.mktemp("articles"))
    for file in (ROOT / "data" / "raw").glob("*.txt"):
        shutil.copy2(file, checkout.folder / "data" / "raw" / file.name)
    checkout.run = checkout.snakemake()
    return checkout


@pytest.fixture(scope="session")
def world(articles):
    """All tables of that run."""
    return World(articles.folder)


@pytest.fixture
def empty_checkout(tmp_path):
    """A checkout without documents."""
    return copy_checkout(tmp_path)
