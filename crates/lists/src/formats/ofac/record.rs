//! What OFAC states of one party, gathered from whichever format, before anything is made of it.

use exonym_model::{NamePart, PartialDate, Schema};

/// What OFAC says the party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Individual,
    Entity,
    Vessel,
    Aircraft,
}

impl Kind {
    /// The kind of a published word: `Individual`, `entity`, `-0-` (CSV) for an entity.
    pub(super) fn from_text(text: &str) -> Option<Kind> {
        match text.trim().to_ascii_lowercase().as_str() {
            "individual" => Some(Kind::Individual),
            "entity" | "other entity" | "-0-" => Some(Kind::Entity),
            "vessel" => Some(Kind::Vessel),
            "aircraft" => Some(Kind::Aircraft),
            _ => None,
        }
    }

    /// The schema. OFAC's entities are companies, ministries, militias and cartels alike, and it does not say which.
    pub(super) fn schema(self) -> Schema {
        match self {
            Kind::Individual => Schema::Person,
            Kind::Entity => Schema::Organization,
            Kind::Vessel => Schema::Vessel,
            Kind::Aircraft => Schema::Airplane,
        }
    }
}

/// What a name is to its party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AliasKind {
    Primary,
    /// Also, or now, known as.
    Aka,
    /// Formerly known as.
    Fka,
}

impl AliasKind {
    /// `a.k.a.`, `A.K.A.`, `aka`, `Name`, …
    pub(super) fn from_text(text: &str) -> Option<AliasKind> {
        let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
        match letters.to_ascii_lowercase().as_str() {
            "name" => Some(AliasKind::Primary),
            "aka" | "nka" => Some(AliasKind::Aka),
            "fka" => Some(AliasKind::Fka),
            _ => None,
        }
    }
}

/// A name in its parts; an organisation, vessel or aircraft has one part of kind `Whole`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) kind: AliasKind,
    /// A weak alias ("low quality"): too broad to alert on alone.
    pub(super) weak: bool,
    /// Script as a BCP 47 tag (`und-Cyrl`); `None` for Latin.
    pub(super) lang: Option<String>,
    pub(super) parts: Vec<NamePart>,
}

/// A labelled fact: an identity document, a feature, a clause of the remarks.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fact {
    /// As OFAC names its kind: `Passport`, `Digital Currency Address - XBT`.
    pub(super) label: String,
    pub(super) value: String,
    pub(super) country: Option<String>,
    pub(super) authority: Option<String>,
    pub(super) issued: Option<String>,
    pub(super) expires: Option<String>,
    /// `fraudulent`, a comment.
    pub(super) note: Option<String>,
    /// Where the format states a date in parts.
    pub(super) date: Option<PartialDate>,
    /// Whether the format says that this is an identity document, whatever its label.
    pub(super) document: bool,
}

impl Fact {
    pub(super) fn new(label: impl Into<String>, value: impl Into<String>) -> Fact {
        Fact {
            label: label.into(),
            value: value.into(),
            ..Fact::default()
        }
    }
}

/// An address. The CSV runs city, state and postal code together in `city`.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Address {
    pub(super) uid: String,
    /// Street lines in order.
    pub(super) lines: Vec<String>,
    pub(super) city: Option<String>,
    pub(super) state: Option<String>,
    pub(super) postal_code: Option<String>,
    pub(super) region: Option<String>,
    pub(super) country: Option<String>,
    pub(super) note: Option<String>,
}

/// The other end of a tie: its record id, or only its primary name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    Record(String),
    Name(String),
}

/// A tie from this party to another.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    /// As published: `Owned or Controlled By`, `Linked To`.
    pub(super) relation: String,
    pub(super) to: Target,
    /// Whether the tie is stated as past.
    pub(super) former: bool,
    /// How far OFAC vouches for it (`High`), where it says.
    pub(super) note: Option<String>,
}

/// One event of a party's entry on one of OFAC's lists.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Listing {
    /// `SDN List`, `Sectoral Sanctions Identifications List`.
    pub(super) list: String,
    /// `Created`.
    pub(super) event: String,
    pub(super) date: Option<PartialDate>,
    pub(super) legal_basis: Vec<String>,
    /// `Block`, `13662 Sectoral Directive 1`.
    pub(super) measures: Vec<String>,
    /// Programmes that the entry names.
    pub(super) programs: Vec<String>,
}

/// One party.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    /// OFAC's own number of the party, the same in every format: `ent_num`, `uid`, profile id.
    pub(super) uid: String,
    pub(super) kind: Kind,
    pub(super) names: Vec<Name>,
    pub(super) programs: Vec<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) addresses: Vec<Address>,
    pub(super) links: Vec<Link>,
    pub(super) listings: Vec<Listing>,
    /// Free remarks, one clause each.
    pub(super) comments: Vec<String>,
    /// What was odd while gathering: field and reason.
    pub(super) odd: Vec<(String, String)>,
}

impl Record {
    pub(super) fn new(uid: &str, kind: Kind) -> Record {
        Record {
            uid: uid.to_owned(),
            kind,
            names: Vec::new(),
            programs: Vec::new(),
            facts: Vec::new(),
            addresses: Vec::new(),
            links: Vec::new(),
            listings: Vec::new(),
            comments: Vec::new(),
            odd: Vec::new(),
        }
    }

    /// Adds a fact unless its value is absent or blank.
    pub(super) fn fact(&mut self, label: &str, value: Option<&str>) {
        if let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) {
            self.facts.push(Fact::new(label, value));
        }
    }
}
