//! What the labels of models mean: `B-PER` begins the name of a person.

use exonym_articles::EntityKind;

/// How a word stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A name begins with it.
    Begins,
    /// It goes on with a name of its kind, or begins one where none is open.
    Within,
    /// It is a name by itself.
    Alone,
    /// It ends a name of its kind.
    Ends,
}

/// What a label says of a word that is part of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// How the word stands in the name.
    pub place: Place,
    /// The kind, as the model calls it: `PER`.
    pub name: String,
    /// The kind.
    pub kind: EntityKind,
}

impl Label {
    /// A label in any of the usual schemes (IO, BIO, BIOES, BILOU); `None` for what names nothing: `O`, dates, numbers, sums.
    pub fn parse(text: &str) -> Option<Label> {
        let (place, name) = match text.split_once(['-', '_']) {
            Some(("B", name)) => (Place::Begins, name),
            Some(("I" | "M", name)) => (Place::Within, name),
            Some(("S" | "U", name)) => (Place::Alone, name),
            Some(("E" | "L", name)) => (Place::Ends, name),
            _ => (Place::Within, text),
        };
        let kind = match name.to_lowercase().as_str() {
            "per" | "person" | "pers" | "people" => EntityKind::Person,
            "org" | "organization" | "organisation" | "corporation" | "company" => EntityKind::Organisation,
            "loc" | "location" | "gpe" | "place" | "fac" | "facility" | "building" | "geo" => {
                EntityKind::Place
            }
            "vessel" | "ship" => EntityKind::Vessel,
            "weapon" => EntityKind::Weapon,
            "o" | "date" | "time" | "money" | "percent" | "quantity" | "cardinal" | "ordinal" | "number"
            | "email" | "phone" | "url" => return None,
            // `MISC`, `PRODUCT`, and what no one foresaw: a name, and it cannot be told of what.
            _ => EntityKind::Other,
        };
        Some(Label {
            place,
            name: name.to_owned(),
            kind,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_scheme_are_understood() {
        let check = |text: &str, place: Place, kind: EntityKind| {
            let label = Label::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((label.place, label.kind), (place, kind), "{text}");
        };
        check("B-PER", Place::Begins, EntityKind::Person);
        check("I-ORG", Place::Within, EntityKind::Organisation);
        check("E-LOC", Place::Ends, EntityKind::Place);
        check("U-person", Place::Alone, EntityKind::Person);
        check("ORG", Place::Within, EntityKind::Organisation);
        check("B-MISC", Place::Begins, EntityKind::Other);
    }

    #[test]
    fn what_names_nothing_is_no_label() {
        for text in ["O", "B-DATE", "I-MONEY", "CARDINAL"] {
            assert_eq!(Label::parse(text), None, "{text}");
        }
    }
}
