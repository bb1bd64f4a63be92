//! What a label means, after `labels.tsv`.

use std::sync::OnceLock;

use exonym_model::Prop;

/// What is to be done with a labelled fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    /// A date of the property.
    Date,
    /// Place of birth.
    BirthPlace,
    /// A country of the property.
    Country,
    /// Gender.
    Gender,
    /// Plain text of the property.
    Text,
    /// Web site, mail address or telephone.
    Contact,
    /// An identifier of the property.
    Id,
    /// A register number, which in Russia is the OGRN.
    Registration,
    /// A taxpayer number, which in Russia is the INN.
    Tax,
    /// Government Gazette Number: in Russia the OKPO code.
    Gazette,
    /// Legal Entity Number: an LEI where it has the form of one.
    LegalEntity,
    /// SSN, of the United States unless another country is named.
    Ssn,
    /// A number that is the IMO company number where `IMO` stands before it.
    CompanyId,
    /// An IMO ship number, or another register's number of a vessel.
    VesselId,
    /// An IMO number without `IMO` before it.
    ImoId,
    /// A passport.
    Passport,
    /// A crypto wallet; the currency ends the label.
    Wallet,
    /// A security that the party issued.
    Isin,
    /// A condition of the programme that the label names.
    Sanction,
    /// A date of the programme that the label names.
    SanctionDate,
    /// Kept as text.
    Note,
}

/// A row of the table.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// As OFAC writes it.
    pub(super) text: &'static str,
    pub(super) treatment: Treatment,
    pub(super) prop: Prop,
}

fn treatment(word: &str) -> Option<Treatment> {
    Some(match word {
        "date" => Treatment::Date,
        "birth_place" => Treatment::BirthPlace,
        "country" => Treatment::Country,
        "gender" => Treatment::Gender,
        "text" => Treatment::Text,
        "contact" => Treatment::Contact,
        "id" => Treatment::Id,
        "registration" => Treatment::Registration,
        "tax" => Treatment::Tax,
        "gazette" => Treatment::Gazette,
        "legal_entity" => Treatment::LegalEntity,
        "ssn" => Treatment::Ssn,
        "company_id" => Treatment::CompanyId,
        "vessel_id" => Treatment::VesselId,
        "imo_id" => Treatment::ImoId,
        "passport" => Treatment::Passport,
        "wallet" => Treatment::Wallet,
        "isin" => Treatment::Isin,
        "sanction" => Treatment::Sanction,
        "sanction_date" => Treatment::SanctionDate,
        "note" => Treatment::Note,
        _ => return None,
    })
}

/// The rows, the longest labels first so that the first that begins a clause is the right one.
fn table() -> &'static [Label] {
    static TABLE: OnceLock<Vec<Label>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = include_str!("labels.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'));
        let mut labels: Vec<Label> = rows.filter_map(parse_row).collect();
        labels.sort_by_key(|label| std::cmp::Reverse(label.text.len()));
        labels
    })
}

fn parse_row(line: &'static str) -> Option<Label> {
    let mut cells = line.split('\t');
    let (text, word, prop) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Label {
        text,
        treatment: treatment(word)?,
        prop: Prop::from_name(prop),
    })
}

/// The label without `alt.` before and colon, dash or number sign behind it.
pub(super) fn bare(label: &str) -> &str {
    let label = label.trim();
    let label = label
        .strip_prefix("alt. ")
        .or_else(|| label.strip_prefix("Alt. "))
        .unwrap_or(label);
    label.trim_end_matches([' ', ':', '-', '#'])
}

/// The row of a whole label, upper and lower case alike; `Digital Currency Address - XBT` is that of its stem.
pub(super) fn find(label: &str) -> Option<&'static Label> {
    let bare = bare(label);
    let same = table().iter().find(|row| row.text.eq_ignore_ascii_case(bare));
    same.or_else(|| {
        table()
            .iter()
            .find(|row| row.treatment == Treatment::Wallet && bare.starts_with(row.text))
    })
}

/// A clause that begins with a label, parted into the row and what follows; upper and lower case are told apart, since
/// `passport` begins many a free remark.
pub(super) fn split(clause: &str) -> Option<(&'static Label, &str)> {
    table().iter().find_map(|row| {
        let rest = clause.strip_prefix(row.text)?;
        let bounded = rest.starts_with([' ', ':', '#', '(']) && !rest.trim().is_empty();
        bounded.then(|| (row, rest.trim_start_matches([' ', ':', '#'])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use exonym_model::PropType;

    #[test]
    fn every_row_is_read_and_names_a_known_property() {
        let lines = include_str!("labels.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'));
        let rows: Vec<&str> = lines.collect();
        assert_eq!(rows.len(), table().len());
        for row in table() {
            assert_eq!(
                row.text,
                bare(row.text),
                "written with a tail that `bare` takes off"
            );
            let typed = row.prop.kind() != PropType::String || row.treatment != Treatment::Id;
            assert!(
                typed,
                "{} is an identifier of an unknown property {}",
                row.text, row.prop
            );
        }
        let mut texts: Vec<_> = table().iter().map(|row| row.text).collect();
        texts.sort_unstable();
        texts.windows(2).for_each(|pair| assert_ne!(pair[0], pair[1]));
    }

    #[test]
    fn clauses_are_parted_at_the_longest_label() {
        let parted = |clause: &'static str| split(clause).map(|(row, rest)| (row.text, rest));
        assert_eq!(
            parted("Registration Number 1 (Russia)"),
            Some(("Registration Number", "1 (Russia)"))
        );
        assert_eq!(parted("Fax No. 1"), Some(("Fax No.", "1")));
        assert_eq!(parted("NIT # 1"), Some(("NIT", "1")));
        assert_eq!(parted("Telephone (357)(2)"), Some(("Telephone", "(357)(2)")));
        assert_eq!(parted("POBOX 1"), None);
        assert_eq!(parted("passport place of issue: Iraq"), None);
    }

    #[test]
    fn whole_labels_are_found() {
        assert_eq!(
            find("Secondary sanctions risk:").unwrap().treatment,
            Treatment::Note
        );
        assert_eq!(
            find("Digital Currency Address - XBT").unwrap().treatment,
            Treatment::Wallet
        );
        assert_eq!(find("VESSEL TYPE").unwrap().prop, Prop::TYPE);
        assert!(find("Shoe Size").is_none());
    }
}
