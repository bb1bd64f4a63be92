//! Which of OFAC's two lists a file is, told from what stands in it.

use super::{CONS, SDN};

/// Programmes of the non-SDN lists: menu-based and sectoral sanctions, Palestinian Legislative Council, Chinese military
/// companies, correspondent accounts, foreign sanctions evaders. Some tag SDN parties too, hence the vote.
const NON_SDN: &[&str] = &[
    "NS-PLC",
    "UKRAINE-EO13662",
    "CMIC-EO13959",
    "561-Related",
    "561LIST",
    "FSE-IR",
    "FSE-SY",
    "FSE-WMD",
];

/// Most of the SDN list's parties stand under programmes that no non-SDN list has; these head the file by number.
const SDN_ONLY: &[&str] = &[
    "CUBA", "SDNT", "SDNTK", "SDGT", "NPWMD", "IRAQ2", "BALKANS", "TCO", "IFSR", "FTO", "GLOMAG",
];

/// The list that the programmes of some parties speak for: each programme is a vote, a draw is left to the file name.
pub(super) fn by_programs<'a>(programs: impl Iterator<Item = &'a str>, file_name: &str) -> &'static str {
    let mut vote = 0_i64;
    for program in programs.map(str::trim) {
        if NON_SDN.contains(&program) {
            vote -= 1;
        } else if SDN_ONLY.contains(&program) {
            vote += 1;
        }
    }
    match vote {
        0 => by_name(file_name),
        vote if vote < 0 => CONS,
        _ => SDN,
    }
}

/// The list that a file name speaks of: `cons_prim.csv`, `CONSOLIDATED.XML`; else the SDN list.
pub(super) fn by_name(file_name: &str) -> &'static str {
    if file_name.to_ascii_lowercase().contains("cons") {
        CONS
    } else {
        SDN
    }
}

/// The list id that one of OFAC's own list names belongs to.
pub(super) fn by_list_name(name: &str) -> &'static str {
    if name.trim().eq_ignore_ascii_case("SDN List") {
        SDN
    } else {
        CONS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_before_name() {
        assert_eq!(
            by_programs(["NS-PLC", "SDGT", "NS-PLC"].into_iter(), "sdn.xml"),
            CONS
        );
        assert_eq!(by_programs(["CUBA"].into_iter(), "cons_prim.csv"), SDN);
        assert_eq!(by_programs(["RUSSIA-EO14024"].into_iter(), "cons_prim.csv"), CONS);
        assert_eq!(by_programs([].into_iter(), "x.csv"), SDN);
    }
}
