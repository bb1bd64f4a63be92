//! Words of news that speak of one matter.

use std::sync::LazyLock;

use crate::table::rows;

const DATA: &str = include_str!("../data/topic_kin.tsv");

static TABLE: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    rows(DATA)
        .map(|row| (row.column(0), row.values(1, '|').collect()))
        .collect()
});

/// The matters of which a word in lower case can speak.
pub fn topics(word: &str) -> impl Iterator<Item = &'static str> {
    TABLE
        .iter()
        .filter(move |(_, starts)| starts.iter().any(|start| word.starts_with(start)))
        .map(|(topic, _)| *topic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_and_a_visit_are_one_matter() {
        crate::table::check_form(DATA);
        let both: Vec<_> = topics("invited")
            .filter(|one| topics("visit").any(|other| other == *one))
            .collect();
        assert_eq!(both, ["invitation"]);
        assert_eq!(topics("chair").count(), 0);
    }
}
