//! The source lists of which the list consists: agency, topics, OFAC's list of the same party.

use exonym_model::Schema;

use super::row::Row;

/// A source list.
pub(crate) struct Source {
    /// What the name of the source holds.
    mark: &'static str,
    /// The abbreviation that the publisher's search takes: programme id of parties that have none of their own.
    pub(crate) code: &'static str,
    /// Topics of its parties.
    pub(crate) topics: &'static [&'static str],
    /// The list that publishes the same parties under their OFAC numbers.
    pub(crate) ofac: Option<&'static str>,
}

/// The thirteen source lists (trade.gov). A listing by the State Department's ISN is a sanction with an export ban.
const SOURCES: &[Source] = &[
    source("(SDN)", "SDN", &["sanction"], Some("us_ofac_sdn")),
    source("(SSI)", "SSI", &["sanction"], Some("us_ofac_cons")),
    source("(FSE)", "FSE", &["sanction"], Some("us_ofac_cons")),
    source("(PLC)", "PLC", &["sanction"], Some("us_ofac_cons")),
    source("(CAP)", "CAP", &["sanction"], Some("us_ofac_cons")),
    source("Capta List", "CAP", &["sanction"], Some("us_ofac_cons")),
    source(
        "(CMIC)",
        "CMIC",
        &["sanction", "invest.ban"],
        Some("us_ofac_cons"),
    ),
    source("MBS List", "MBS", &["sanction"], Some("us_ofac_cons")),
    source("(MBS)", "MBS", &["sanction"], Some("us_ofac_cons")),
    source("(DPL)", "DPL", &["export.control"], None),
    source("(EL)", "EL", &["export.control"], None),
    source("(MEU)", "MEU", &["export.control"], None),
    source("(UVL)", "UVL", &["export.control"], None),
    source("(ISN)", "ISN", &["export.control", "sanction"], None),
    source("(DTC)", "DTC", &["export.control", "debarment"], None),
];

const fn source(
    mark: &'static str,
    code: &'static str,
    topics: &'static [&'static str],
    ofac: Option<&'static str>,
) -> Source {
    Source {
        mark,
        code,
        topics,
        ofac,
    }
}

/// The source list that a row names; `None` for one that was added since.
pub(crate) fn of(row: &Row) -> Option<&'static Source> {
    SOURCES.iter().find(|source| row.source.contains(source.mark))
}

/// Name of the list and of the agency: `Entity List (EL)` and `Bureau of Industry and Security`.
pub(crate) fn list_and_agency(row: &Row) -> (&str, &str) {
    row.source
        .rsplit_once(" - ")
        .unwrap_or((&row.source, &row.source))
}

/// What the party is. Only OFAC's rows tell; the others hold persons and organisations alike.
pub(crate) fn schema(row: &Row) -> Schema {
    match row.kind.to_ascii_lowercase().as_str() {
        "individual" => Schema::Person,
        "entity" => Schema::Organization,
        "vessel" => Schema::Vessel,
        "aircraft" => Schema::Airplane,
        _ => Schema::LegalEntity,
    }
}
