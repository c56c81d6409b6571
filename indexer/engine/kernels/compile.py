"""Compiles the kernels when Ibid is installed, if there is a C compiler; else numpy does their work.

The builder runs it (``tool.hatch.build`` in pyproject.toml), for an editable installation too, whose module then lies
here beside its source.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "indexer.engine.kernels.compiled"
SOURCE = Path(*NAME.split(".")).with_suffix(".pyx")


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds the compiled module to what is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before a wheel, or what stands for one in an editable installation (``version``), is put together."""
        try:
            module = compile_kernels(Path(self.root))
        except Exception as error:  # noqa: BLE001 - whatever is missing, Ibid works without
            self.app.display_warning(f"The kernels of searching couldn't be compiled, so numpy's are used: {error}")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"][str(module)] = str(module.relative_to(self.root))


def compile_kernels(root: Path) -> Path:
    """Make the module beside its source, and give its path."""
    # Whoever lacks one of these can install Ibid all the same.
    import numpy as np  # noqa: PLC0415
    from Cython.Build import cythonize  # noqa: PLC0415
    from setuptools import Distribution, Extension  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    extension = Extension(
        NAME,
        [str(root / SOURCE)],
        include_dirs=[np.get_include()],
        define_macros=[("NPY_NO_DEPRECATED_API", "NPY_1_7_API_VERSION")],
        # Scores are the same to the last bit wherever they are computed: no product is fused with a sum.
        extra_compile_args=[] if sys.platform == "win32" else ["-O3", "-ffp-contract=off"],
    )
    with TemporaryDirectory() as folder:
        modules: list[Extension] = cythonize([extension], build_dir=folder, quiet=True)
        command = build_ext(Distribution({"name": "ibid", "ext_modules": modules}))
        command.build_temp, command.build_lib = folder, str(root)
        command.ensure_finalized()
        command.run()
    name: str = command.get_ext_filename(NAME)
    return root / name
