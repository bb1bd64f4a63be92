#!/usr/bin/env bash
# Runs every fuzz target for its share of time: ten minutes for readers of XML and workbooks, two for the others.
#
#   fuzz/run.sh [PARALLEL] [FACTOR]     PARALLEL targets at once (default 2); FACTOR 0.1 for a look, 10 for a night
#
# Wants cargo-fuzz and a nightly toolchain. Corpora grow in fuzz/corpus (put excerpts of real lists there with the example
# `sort_lists` of crates/lists), findings and logs lie in fuzz/artifacts. Ends with 1 where a target found something.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
parallel=${1:-2}
factor=${2:-1}

long="ofac_advanced_xml ofac_enhanced_xml ofac_xml un_xml eu_xml uk_xml ch_seco_xml ca_sema_xml au_dfat_xlsx jp_mof_xlsx uk_con_list column_map"
short="ofac_csv uk_csv eu_csv us_csl_csv us_csl_json world_bank_json os_simple_csv os_statements_csv ftm_json senzing_json probe model_values index_opener customer_rows names judgements look_ups version_states server_requests reading_gold reading_page reading_pdf reading"

cargo +nightly fuzz build --fuzz-dir . --sanitizer none --release
binaries=$(find target -maxdepth 3 -type d -path '*-linux-*/release' | head -n 1)

one() {
    local target=$1 seconds=$2
    mkdir -p "corpus/$target" "artifacts/$target" "seeds/$target"
    if "$binaries/$target" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="artifacts/$target/" "corpus/$target" "seeds/$target" \
        >"artifacts/$target.log" 2>&1; then
        echo "$target: $seconds s, $(grep -o 'number_of_executed_units: .*' "artifacts/$target.log")"
    else
        echo "$target: FOUND SOMETHING, see fuzz/artifacts/$target.log"
        return 1
    fi
}
export -f one
export binaries

scaled() { awk -v seconds="$1" -v factor="$factor" 'BEGIN { print int(seconds * factor) }'; }
{
    for target in $long; do echo "$target $(scaled 600)"; done
    for target in $short; do echo "$target $(scaled 120)"; done
} | xargs -P "$parallel" -n 2 bash -c 'one "$0" "$1"'
