//! Formats of the US Treasury, Office of Foreign Assets Control.
//!
//! OFAC publishes its two lists in four shapes that say the same of a party in different places: a feature of the advanced
//! XML is an `id` of the standard XML and a clause in the remarks column of the CSV. Each reader therefore only gathers a
//! [`record::Record`]; what its facts mean is decided once, in [`facts`] and [`emit`], so that a party gets the same ids and
//! statements whichever file it was read from.

pub(crate) mod advanced_xml;
pub(crate) mod csv;
pub(crate) mod enhanced_xml;
pub(crate) mod standard_xml;

mod advanced_party;
mod advanced_tables;
mod advanced_values;
mod csv_parts;
mod emit;
mod enhanced_party;
mod facts;
mod identifiers;
mod labels;
mod links;
mod list_of;
mod names;
mod record;
mod remarks;
mod sanctions;

#[cfg(test)]
mod tests;

/// List id of the Specially Designated Nationals list.
const SDN: &str = "us_ofac_sdn";
/// List id of the consolidated non-SDN lists (SSI, NS-PLC, NS-CMIC, CAPTA, FSE, MBS).
const CONS: &str = "us_ofac_cons";

/// The publisher's page of a record.
fn record_url(uid: &str) -> String {
    format!("https://sanctionssearch.ofac.treas.gov/Details.aspx?id={uid}")
}

/// Lower-case letters and digits of a text, everything between them one dash: what ids of records about a party are made of.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
