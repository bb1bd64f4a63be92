//! Default topics of a list, for the layouts that tell none: what standing on it says of a party.
//!
//! Without them a politically exposed person and a sanctioned one would look alike. The ids are OpenSanctions' dataset names
//! and the names that our reader makes of dataset titles; the topics are FollowTheMoney's, as each publisher describes its
//! list. Keep the rows sorted. A list of another name gets a topic where its name says what it is, else none.

/// List id and topic.
const KNOWN: &[(&str, &str)] = &[
    ("eu_fsf", "sanction"),
    ("interpol_red_notices", "wanted"),
    ("interpol_yellow_notices", "poi"),
    ("ua_war_sanctions", "poi"),
    ("ukraine_war_and_sanctions", "poi"),
    ("un_sc_sanctions", "sanction"),
    ("us_bis_denied", "export.control"),
    ("us_congress", "role.pep"),
    ("us_ofac_cons", "sanction"),
    ("us_ofac_sdn", "sanction"),
    ("us_trade_csl", "export.control"),
    ("worldbank_debarred", "debarment"),
];

/// What the last word of a list's id says of it.
const ENDINGS: &[(&str, &str)] = &[
    ("_debarred", "debarment"),
    ("_debarments", "debarment"),
    ("_most_wanted", "wanted"),
    ("_peps", "role.pep"),
    ("_sanctions", "sanction"),
    ("_wanted", "wanted"),
];

/// The topic of every party of a list whose file tells no topics; `None` where the list's id says nothing.
pub(crate) fn of_list(list: &str) -> Option<&'static str> {
    let known = KNOWN.binary_search_by_key(&list, |(id, _)| id).ok();
    let by_name = known.and_then(|at| KNOWN.get(at));
    by_name
        .or_else(|| ENDINGS.iter().find(|(ending, _)| list.ends_with(ending)))
        .map(|(_, topic)| *topic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_topics_are_those_of_the_standard() {
        assert!(KNOWN.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (id, topic) in KNOWN.iter().chain(ENDINGS) {
            assert!(exonym_model::topics::get(topic).is_some(), "{id}: {topic}");
        }
    }

    #[test]
    fn a_list_says_by_its_name_what_it_is() {
        assert_eq!(of_list("interpol_red_notices"), Some("wanted"));
        assert_eq!(of_list("sa_wiki_peps"), Some("role.pep"));
        assert_eq!(of_list("ch_seco_sanctions"), Some("sanction"));
        assert_eq!(of_list("customers_of_ours"), None);
    }
}
