//! Properties of entities and the types of their values.
//!
//! The table names every property that the readers write and the engine reads; a property that is not in it (another
//! publisher's FollowTheMoney stream may carry one) is kept as it came, typed as a plain string.

use std::sync::Arc;

/// The type of a property's values, which decides how they are cleaned and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum PropType {
    Name,
    Identifier,
    Country,
    Date,
    Address,
    Phone,
    Email,
    Url,
    Topic,
    Gender,
    Language,
    Entity,
    Text,
    String,
}

/// A property name, cheap to copy about and compared by its text.
#[derive(Clone)]
pub struct Prop(Repr);

#[derive(Clone)]
enum Repr {
    Known(u16),
    Other(Arc<str>),
}

macro_rules! properties {
    ($($const:ident $name:literal $kind:ident;)*) => {
        const TABLE: &[(&str, PropType)] = &[$(($name, PropType::$kind)),*];

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Row { $($const),* }

        impl Prop {
            $(
                #[doc = concat!("The property `", $name, "`.")]
                pub const $const: Prop = Prop(Repr::Known(Row::$const as u16));
            )*
        }
    };
}

properties! {
    NAME "name" Name;
    ALIAS "alias" Name;
    WEAK_ALIAS "weakAlias" Name;
    PREVIOUS_NAME "previousName" Name;
    ABBREVIATION "abbreviation" Name;
    TITLE "title" String;
    FIRST_NAME "firstName" Name;
    SECOND_NAME "secondName" Name;
    MIDDLE_NAME "middleName" Name;
    FATHER_NAME "fatherName" Name;
    MOTHER_NAME "motherName" Name;
    LAST_NAME "lastName" Name;
    NAME_SUFFIX "nameSuffix" String;
    BIRTH_DATE "birthDate" Date;
    DEATH_DATE "deathDate" Date;
    BIRTH_PLACE "birthPlace" String;
    BIRTH_COUNTRY "birthCountry" Country;
    NATIONALITY "nationality" Country;
    CITIZENSHIP "citizenship" Country;
    COUNTRY "country" Country;
    JURISDICTION "jurisdiction" Country;
    MAIN_COUNTRY "mainCountry" Country;
    FLAG "flag" Country;
    PAST_FLAGS "pastFlags" Country;
    GENDER "gender" Gender;
    POSITION "position" String;
    EDUCATION "education" String;
    RELIGION "religion" String;
    ETHNICITY "ethnicity" String;
    POLITICAL "political" String;
    PROFESSION "profession" String;
    HEIGHT "height" String;
    WEIGHT "weight" String;
    EYE_COLOR "eyeColor" String;
    HAIR_COLOR "hairColor" String;
    APPEARANCE "appearance" String;
    SPOKEN_LANGUAGE "spokenLanguage" Language;
    ADDRESS "address" Address;
    ADDRESS_ENTITY "addressEntity" Entity;
    EMAIL "email" Email;
    PHONE "phone" Phone;
    WEBSITE "website" Url;
    SOURCE_URL "sourceUrl" Url;
    WIKIPEDIA_URL "wikipediaUrl" Url;
    WIKIDATA_ID "wikidataId" Identifier;
    TOPICS "topics" Topic;
    KEYWORDS "keywords" String;
    PROGRAM "program" String;
    PROGRAM_ID "programId" Identifier;
    PROGRAM_URL "programUrl" Url;
    NOTES "notes" Text;
    SUMMARY "summary" Text;
    DESCRIPTION "description" Text;
    BIOGRAPHY "biography" Text;
    CREATED_AT "createdAt" Date;
    MODIFIED_AT "modifiedAt" Date;
    RETRIEVED_AT "retrievedAt" Date;
    LEGAL_FORM "legalForm" String;
    INCORPORATION_DATE "incorporationDate" Date;
    DISSOLUTION_DATE "dissolutionDate" Date;
    STATUS "status" String;
    SECTOR "sector" String;
    CLASSIFICATION "classification" String;
    REGISTRATION_NUMBER "registrationNumber" Identifier;
    ID_NUMBER "idNumber" Identifier;
    TAX_NUMBER "taxNumber" Identifier;
    VAT_CODE "vatCode" Identifier;
    LICENSE_NUMBER "licenseNumber" Identifier;
    PASSPORT_NUMBER "passportNumber" Identifier;
    SOCIAL_SECURITY_NUMBER "socialSecurityNumber" Identifier;
    USCC_CODE "uscCode" Identifier;
    INN_CODE "innCode" Identifier;
    OGRN_CODE "ogrnCode" Identifier;
    OKPO_CODE "okpoCode" Identifier;
    KPP_CODE "kppCode" Identifier;
    BIK_CODE "bikCode" Identifier;
    LEI_CODE "leiCode" Identifier;
    DUNS_CODE "dunsCode" Identifier;
    UNIQUE_ENTITY_ID "uniqueEntityId" Identifier;
    NPI_CODE "npiCode" Identifier;
    SWIFT_BIC "swiftBic" Identifier;
    CAGE_CODE "cageCode" Identifier;
    PERM_ID "permId" Identifier;
    OPENCORPORATES_URL "opencorporatesUrl" Url;
    TICKER "ticker" Identifier;
    IMO_NUMBER "imoNumber" Identifier;
    MMSI "mmsi" Identifier;
    CALL_SIGN "callSign" Identifier;
    CRS_NUMBER "crsNumber" Identifier;
    TYPE "type" String;
    MODEL "model" String;
    OPERATOR "operator" Entity;
    OWNER "owner" Entity;
    BUILD_DATE "buildDate" Date;
    REGISTRATION_PORT "registrationPort" String;
    TONNAGE "tonnage" String;
    GROSS_REGISTERED_TONNAGE "grossRegisteredTonnage" String;
    DEADWEIGHT_TONNAGE "deadweightTonnage" String;
    NAME_CHANGE_DATE "nameChangeDate" Date;
    PAST_TYPES "pastTypes" String;
    SERIAL_NUMBER "serialNumber" Identifier;
    ICAO_CODE "icaoCode" Identifier;
    MANUFACTURER "manufacturer" String;
    PUBLIC_KEY "publicKey" Identifier;
    CRYPTO_ADDRESS "cryptoAddress" Identifier;
    ACCOUNT_ID "accountId" Identifier;
    CURRENCY "currency" String;
    CURRENCY_SYMBOL "currencySymbol" String;
    BLOCKCHAIN "blockchain" String;
    HOLDER "holder" Entity;
    ISIN "isin" Identifier;
    FIGI_CODE "figiCode" Identifier;
    ISSUER "issuer" Entity;
    ISSUE_DATE "issueDate" Date;
    IBAN "iban" Identifier;
    ACCOUNT_NUMBER "accountNumber" Identifier;
    BIC "bic" Identifier;
    FULL "full" Address;
    STREET "street" String;
    STREET2 "street2" String;
    CITY "city" String;
    POSTAL_CODE "postalCode" String;
    REGION "region" String;
    STATE "state" String;
    POST_OFFICE_BOX "postOfficeBox" String;
    REMARKS "remarks" String;
    START_DATE "startDate" Date;
    END_DATE "endDate" Date;
    DATE "date" Date;
    RECORD_ID "recordId" String;
    PUBLISHER "publisher" String;
    PUBLISHER_URL "publisherUrl" Url;
    ENTITY "entity" Entity;
    AUTHORITY "authority" String;
    AUTHORITY_ID "authorityId" Identifier;
    UNSC_ID "unscId" Identifier;
    PROVISIONS "provisions" String;
    DURATION "duration" String;
    REASON "reason" Text;
    LISTING_DATE "listingDate" Date;
    NUMBER "number" Identifier;
    ASSET "asset" Entity;
    PERCENTAGE "percentage" String;
    ROLE "role" String;
    DIRECTOR "director" Entity;
    ORGANIZATION "organization" Entity;
    MEMBER "member" Entity;
    EMPLOYER "employer" Entity;
    EMPLOYEE "employee" Entity;
    AGENT "agent" Entity;
    CLIENT "client" Entity;
    PERSON "person" Entity;
    RELATIVE "relative" Entity;
    RELATIONSHIP "relationship" String;
    ASSOCIATE "associate" Entity;
    SUBJECT "subject" Entity;
    OBJECT "object" Entity;
    PREDECESSOR "predecessor" Entity;
    SUCCESSOR "successor" Entity;
    POST "post" Entity;
    PARENT "parent" Entity;
    LEGAL_BASIS "legalBasis" String;
    PROOF "proof" Entity;
    RISK_SOURCE "riskSource" Entity;
    BANK "bank" Entity;
    CANDIDATE "candidate" Entity;
    MATCH "match" Entity;
    PARTY "party" Entity;
    CASE "case" Entity;
    SUPPLIER "supplier" Entity;
    CONTRACT "contract" Entity;
    DEBTOR "debtor" Entity;
    CREDITOR "creditor" Entity;
    PAYER "payer" Entity;
    BENEFICIARY "beneficiary" Entity;
    DOCUMENT "document" Entity;
    PARTICIPANT "participant" Entity;
    PROJECT "project" Entity;
    ANCESTORS "ancestors" Entity;
    BVD_ID "bvdId" Identifier;
    SAYARI_ID "sayariId" Identifier;
    BRIGHT_QUERY_ID "brightQueryId" Identifier;
    OKVED_CODE "okvedCode" Identifier;
    GII_NUMBER "giiNumber" Identifier;
    VOEN_CODE "voenCode" Identifier;
    IRS_CODE "irsCode" Identifier;
    CIK_CODE "cikCode" Identifier;
    JIB_CODE "jibCode" Identifier;
    MBS_CODE "mbsCode" Identifier;
    RIC_CODE "ricCode" Identifier;
    PFR_NUMBER "pfrNumber" Identifier;
    COATO_CODE "coatoCode" Identifier;
    FNS_CODE "fnsCode" Identifier;
    FSS_CODE "fssCode" Identifier;
    PERSONAL_NUMBER "personalNumber" Identifier;
    REGISTRATION_DATE "registrationDate" Date;
    DEREGISTRATION_DATE "deregistrationDate" Date;
    CREATION_DATE "creationDate" Date;
    MATURITY_DATE "maturityDate" Date;
    INCEPTION_DATE "inceptionDate" Date;
    PERIOD_START "periodStart" Date;
    PERIOD_END "periodEnd" Date;
    ELECTION_DATE "electionDate" Date;
}

impl Prop {
    /// The property of this name; one that the table lacks is kept as a plain string property.
    pub fn from_name(name: &str) -> Prop {
        match TABLE.iter().position(|(known, _)| *known == name) {
            Some(row) => Prop(Repr::Known(row as u16)),
            None => Prop(Repr::Other(name.into())),
        }
    }

    /// The name as FollowTheMoney writes it.
    pub fn name(&self) -> &str {
        match &self.0 {
            Repr::Known(row) => TABLE[*row as usize].0,
            Repr::Other(name) => name,
        }
    }

    /// The type of its values.
    pub fn kind(&self) -> PropType {
        match &self.0 {
            Repr::Known(row) => TABLE[*row as usize].1,
            Repr::Other(_) => PropType::String,
        }
    }

    /// Whether the table has it; a property that it lacks may be a misspelling.
    pub fn is_known(&self) -> bool {
        matches!(self.0, Repr::Known(_))
    }

    /// Whether the property carries a whole name of the entity: name, alias, weak alias, former name, abbreviation.
    pub fn is_whole_name(&self) -> bool {
        [
            Prop::NAME,
            Prop::ALIAS,
            Prop::WEAK_ALIAS,
            Prop::PREVIOUS_NAME,
            Prop::ABBREVIATION,
        ]
        .contains(self)
    }
}

impl PartialEq for Prop {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::Known(a), Repr::Known(b)) => a == b,
            (Repr::Other(a), Repr::Other(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Prop {}

impl PartialOrd for Prop {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Prop {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.name().cmp(other.name())
    }
}

impl std::hash::Hash for Prop {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl std::fmt::Debug for Prop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::fmt::Display for Prop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl serde::Serialize for Prop {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> serde::Deserialize<'de> for Prop {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(Prop::from_name(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found_again() {
        let mut names: Vec<_> = TABLE.iter().map(|row| row.0).collect();
        names.sort_unstable();
        names.windows(2).for_each(|pair| assert_ne!(pair[0], pair[1]));
        assert_eq!(Prop::from_name("birthDate"), Prop::BIRTH_DATE);
        assert_eq!(Prop::BIRTH_DATE.kind(), PropType::Date);
        assert_eq!(Prop::from_name("ownNote").name(), "ownNote");
    }
}
