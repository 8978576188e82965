#!/usr/bin/env bash
# venv.sh TOOL FOLDER: a virtual environment with one tool at FOLDER/venvs/TOOL, from requirements-TOOL.txt.
# Tools that need PyTorch share one (requirements-base.txt, about 5 GB) in FOLDER/venvs/base; INTEROP_BASE names a virtual environment that has it already.
# Their pins contradict each other, so each has its own and is installed without dependencies: the files name what loading data needs, and no more.
set -euo pipefail
tool=$1 folder=$2 here=$(cd "$(dirname "$0")" && pwd)
python=${INTEROP_PYTHON:-python3}
wanted=$here/requirements-$tool.txt
if [ ! -f "$wanted" ]; then
    echo "there is no $wanted"
    exit 3
fi

# make NAME REQUIREMENTS [pip options]: kept when the requirements are still those it was made from
make() {
    local place=$folder/venvs/$1 from=$2
    shift 2
    if ! cmp -s "$from" "$place/made-from.txt"; then
        rm -rf "$place"
        "$python" -m venv "$place"
        "$place/bin/pip" install --quiet --disable-pip-version-check "$@" -r "$from"
        cp "$from" "$place/made-from.txt"
    fi
}

packages() {
    "$1/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'
}

if head -1 "$wanted" | grep -q '^# on base'; then
    base=${INTEROP_BASE:-$folder/venvs/base}
    if [ -z "${INTEROP_BASE:-}" ]; then
        make base "$here/requirements-base.txt"
    fi
    make "$tool" "$wanted" --no-deps
    packages "$base" >"$(packages "$folder/venvs/$tool")/zz-base.pth"
else
    make "$tool" "$wanted"
fi
