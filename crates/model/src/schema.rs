//! The FollowTheMoney schemata: which kinds of things there are, how they descend from each other, which can match.
//!
//! A closed set (FollowTheMoney 4.9): a record of a schema that is not here is refused by the reader, not half-read.

/// One row of the schema table.
struct Def {
    schema: Schema,
    name: &'static str,
    parents: &'static [Schema],
    matchable: bool,
    edge: Option<(&'static str, &'static str)>,
}

macro_rules! schemata {
    ($($(#[$doc:meta])* $name:ident [$($parent:ident),*] $(($flag:ident))? $(=> $from:literal $to:literal)?;)*) => {
        /// A FollowTheMoney schema.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Schema { $($(#[$doc])* $name),* }

        const DEFS: &[Def] = &[$(Def {
            schema: Schema::$name,
            name: stringify!($name),
            parents: &[$(Schema::$parent),*],
            matchable: schemata!(@flag $($flag)?),
            edge: schemata!(@edge $($from $to)?),
        }),*];
    };
    (@flag) => { false };
    (@flag matchable) => { true };
    (@edge) => { None };
    (@edge $from:literal $to:literal) => { Some(($from, $to)) };
}

schemata! {
    Thing [];
    Interval [];
    Interest [Interval];
    Analyzable [];
    Value [];
    Asset [Thing, Value];
    LegalEntity [Thing] (matchable);
    Person [LegalEntity] (matchable);
    Organization [LegalEntity] (matchable);
    Company [Organization, Asset] (matchable);
    PublicBody [Organization] (matchable);
    Vehicle [Asset] (matchable);
    Vessel [Vehicle] (matchable);
    Airplane [Vehicle] (matchable);
    RealEstate [Asset];
    CryptoWallet [Thing, Value] (matchable);
    BankAccount [Asset] (matchable);
    Security [Asset] (matchable);
    License [Contract];
    Address [Thing] (matchable);
    Position [Thing] (matchable);
    UserAccount [Thing] (matchable);
    Event [Interval, Thing];
    Trip [Event];
    Call [Interval];
    Assessment [Thing];
    Project [Thing, Interval];
    Contract [Asset];
    ContractAward [Interest] => "supplier" "contract";
    CallForTenders [Interval, Thing];
    CourtCase [Thing];
    CourtCaseParty [Interest] => "party" "case";
    EconomicActivity [Interval];
    Debt [Interest] => "debtor" "creditor";
    Payment [Interval] => "payer" "beneficiary";
    Documentation [Interest] => "document" "entity";
    ProjectParticipant [Interest] => "participant" "project";
    TaxRoll [Interval];
    Similar [] => "candidate" "match";
    Sanction [Interval];
    Identification [Interval];
    Passport [Identification];
    Ownership [Interest] => "owner" "asset";
    Directorship [Interest] => "director" "organization";
    Membership [Interest] => "member" "organization";
    Employment [Interest] => "employer" "employee";
    Representation [Interest] => "agent" "client";
    Family [Interval] => "person" "relative";
    Associate [Interval] => "person" "associate";
    UnknownLink [Interest] => "subject" "object";
    Succession [Interest] => "predecessor" "successor";
    Occupancy [Interval] => "holder" "post";
    Post [Interest];
    Mention [];
    Note [Thing];
    Risk [Interval];
    Document [Thing, Analyzable];
    Article [Document];
    Audio [Document];
    Email [Document];
    Folder [Document];
    HyperText [Document];
    Image [Document];
    Message [Document, Interval];
    Package [Document];
    Page [];
    Pages [Document];
    PlainText [Document];
    Table [Document];
    Video [Document];
    Workbook [Document];
}

impl Schema {
    /// Every schema, in the order of the table.
    pub fn all() -> impl Iterator<Item = Schema> {
        DEFS.iter().map(|def| def.schema)
    }

    fn def(self) -> &'static Def {
        &DEFS[self as usize]
    }

    /// The name as FollowTheMoney writes it: `Person`.
    pub fn name(self) -> &'static str {
        self.def().name
    }

    /// The schema of this name; upper and lower case are told apart, as in FollowTheMoney.
    pub fn from_name(name: &str) -> Option<Schema> {
        DEFS.iter().find(|def| def.name == name).map(|def| def.schema)
    }

    /// Whether this is `other` or descends from it.
    pub fn is_a(self, other: Schema) -> bool {
        self == other || self.def().parents.iter().any(|parent| parent.is_a(other))
    }

    /// Whether entities of this schema can be matched at all.
    pub fn is_matchable(self) -> bool {
        self.def().matchable
    }

    /// Whether a query of this schema may find an entity of `other`: one descends from the other, or both are kinds of
    /// organisation, which publishers confuse freely. `Thing` and `LegalEntity` ask for any descendant.
    pub fn can_match(self, other: Schema) -> bool {
        let kin = self.is_a(other) || other.is_a(self);
        kin || (self.is_a(Schema::Organization) && other.is_a(Schema::Organization))
    }

    /// A party: a person, organisation, vessel, aircraft or vehicle that a list can name in its own right. What a
    /// publisher counts as its entries.
    pub fn is_party(self) -> bool {
        self == Schema::Thing || self.is_a(Schema::LegalEntity) || self.is_a(Schema::Vehicle)
    }

    /// The two properties an edge joins, source first; `None` for what is no edge.
    pub fn edge(self) -> Option<(&'static str, &'static str)> {
        self.def().edge
    }
}

impl std::fmt::Display for Schema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Schema {
    type Err = UnknownSchema;

    fn from_str(name: &str) -> Result<Self, UnknownSchema> {
        Schema::from_name(name).ok_or_else(|| UnknownSchema(name.to_owned()))
    }
}

impl serde::Serialize for Schema {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> serde::Deserialize<'de> for Schema {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

/// A schema name that FollowTheMoney does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no FollowTheMoney schema; names are written as `Person`, `Company`, `Vessel`")]
pub struct UnknownSchema(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_rows_stand_at_their_own_index() {
        for (at, def) in DEFS.iter().enumerate() {
            assert_eq!(def.schema as usize, at);
            assert_eq!(Schema::from_name(def.name), Some(def.schema));
        }
    }

    #[test]
    fn descent_and_matching() {
        assert!(Schema::Company.is_a(Schema::Asset));
        assert!(Schema::Company.can_match(Schema::PublicBody));
        assert!(Schema::LegalEntity.can_match(Schema::Person));
        assert!(!Schema::Person.can_match(Schema::Company));
        assert!(!Schema::Vessel.can_match(Schema::Company));
        assert!(Schema::Thing.can_match(Schema::Vessel));
    }
}
