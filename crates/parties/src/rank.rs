//! Which entry gives a party its id.
//!
//! The id of a party is that of its first entry, lists in a fixed order and ids in the order of their numbers. The order puts
//! first what changes least: the list that others copy, then those whose record ids are permanent. So a party keeps its id when
//! a list further down adds, changes or drops an entry, and any other id of it is found among its referents.

/// Lists that give ids, first to last; others follow by name.
const ORDER: &[&str] = &[
    "un_sc_sanctions",
    "us_ofac_sdn",
    "us_ofac_cons",
    "eu_fsf",
    "gb_fcdo_sanctions",
    "gb_hmt_sanctions",
    "ch_seco_sanctions",
    "ca_dfatd_sema_sanctions",
    "au_dfat_sanctions",
    "jp_mof_sanctions",
    "worldbank_debarred",
    "us_trade_csl",
];

/// Lists that are put together from several lists of their own, so that one party may stand on them twice.
const COMPILATIONS: &[&str] = &["us_trade_csl"];

/// The place of a list in the order.
pub fn list_rank(list: &str) -> usize {
    ORDER
        .iter()
        .position(|known| *known == list)
        .unwrap_or(ORDER.len())
}

/// Whether one party may stand on the list twice.
pub(crate) fn is_compilation(list: &str) -> bool {
    COMPILATIONS.contains(&list)
}

/// What entries are sorted by: the list's place, the list, then the id by its numbers (`KPi.9` before `KPi.10`).
pub fn order_key(id: &str) -> (usize, String, Vec<(String, u64)>) {
    let (list, record) = id.split_once(':').unwrap_or(("", id));
    let mut pieces = Vec::new();
    let mut rest = record;
    while !rest.is_empty() {
        let digits_at = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(digits_at);
        let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (digits, after) = tail.split_at(end);
        // A number too long for 64 bits sorts last among its kind; its text in the piece after tells it from others.
        pieces.push((word.to_owned(), digits.parse().unwrap_or(u64::MAX)));
        if digits.len() > 19 {
            pieces.push((digits.to_owned(), 0));
        }
        rest = after;
    }
    (list_rank(list), list.to_owned(), pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_by_list_and_number() {
        let mut ids = vec![
            "own_list:1",
            "us_trade_csl:abc",
            "eu_fsf:EU.10.2",
            "eu_fsf:EU.9.30",
            "us_ofac_sdn:100",
            "us_ofac_sdn:99",
            "un_sc_sanctions:QDi.010",
        ];
        ids.sort_by_key(|id| order_key(id));
        assert_eq!(
            ids,
            [
                "un_sc_sanctions:QDi.010",
                "us_ofac_sdn:99",
                "us_ofac_sdn:100",
                "eu_fsf:EU.9.30",
                "eu_fsf:EU.10.2",
                "us_trade_csl:abc",
                "own_list:1",
            ]
        );
    }

    #[test]
    fn a_number_without_end_is_no_harm() {
        let id = format!("l:{}", "9".repeat(60));
        assert_ne!(order_key(&id), order_key("l:99999999999999999999"));
    }
}
