//! What schemata, properties, topics and countries are called for people.

use exonym_model::{Prop, PropType, Schema, topics};

/// Schema, singular, plural; the descriptions are ours.
const SCHEMATA: &[(Schema, &str, &str, &str)] = &[
    (Schema::Thing, "Thing", "Things", "Anything that a list can name."),
    (
        Schema::LegalEntity,
        "Legal entity",
        "Legal entities",
        "A person or an organisation, where the list does not say which.",
    ),
    (Schema::Person, "Person", "People", "A human being."),
    (
        Schema::Organization,
        "Organization",
        "Organizations",
        "A company, body, group or association.",
    ),
    (
        Schema::Company,
        "Company",
        "Companies",
        "An organisation that does business and can be owned.",
    ),
    (
        Schema::PublicBody,
        "Public body",
        "Public bodies",
        "A ministry, agency, army or other part of a state.",
    ),
    (
        Schema::Vehicle,
        "Vehicle",
        "Vehicles",
        "A vessel, an aircraft or another means of transport.",
    ),
    (Schema::Vessel, "Vessel", "Vessels", "A ship or boat."),
    (Schema::Airplane, "Airplane", "Airplanes", "An aircraft."),
    (
        Schema::CryptoWallet,
        "Cryptocurrency wallet",
        "Cryptocurrency wallets",
        "An address on a blockchain.",
    ),
    (
        Schema::BankAccount,
        "Bank account",
        "Bank accounts",
        "An account at a bank.",
    ),
    (
        Schema::Security,
        "Security",
        "Securities",
        "A share, a bond or another tradable right.",
    ),
    (Schema::Address, "Address", "Addresses", "A place."),
    (
        Schema::Position,
        "Position",
        "Positions",
        "An office that a person can hold.",
    ),
    (
        Schema::UserAccount,
        "User account",
        "User accounts",
        "An account on a service.",
    ),
    (
        Schema::Sanction,
        "Sanction",
        "Sanctions",
        "A measure against a party, as a list states it.",
    ),
    (
        Schema::Identification,
        "Identification",
        "Identifications",
        "A document that identifies a party.",
    ),
    (Schema::Passport, "Passport", "Passports", "A passport."),
    (
        Schema::UnknownLink,
        "Link",
        "Other links",
        "A tie that the list does not name.",
    ),
];

/// Singular and plural of a schema.
pub fn schema(schema: Schema) -> (&'static str, &'static str) {
    let row = SCHEMATA.iter().find(|(known, ..)| *known == schema);
    row.map_or((schema.name(), schema.name()), |(_, one, many, _)| (*one, *many))
}

/// What a schema is, in a sentence; blank where its name says it.
pub fn about(schema: Schema) -> &'static str {
    let row = SCHEMATA.iter().find(|(known, ..)| *known == schema);
    row.map_or("", |(.., about)| *about)
}

/// A property in words: `birthDate` to `Birth date`.
pub fn property(name: &str) -> String {
    const OWN: &[(&str, &str)] = &[
        ("imoNumber", "IMO number"),
        ("mmsi", "MMSI"),
        ("leiCode", "LEI"),
        ("innCode", "INN"),
        ("ogrnCode", "OGRN"),
        ("swiftBic", "SWIFT/BIC"),
        ("isin", "ISIN"),
        ("iban", "IBAN"),
        ("idNumber", "ID number"),
        ("vatCode", "VAT code"),
        ("sourceUrl", "Source link"),
        ("previousName", "Previous name"),
        ("weakAlias", "Weak alias"),
        ("alias", "Other name"),
        ("uscCode", "USCC"),
        ("programId", "Programme ID"),
        ("program", "Programme"),
    ];
    if let Some((_, label)) = OWN.iter().find(|(known, _)| *known == name) {
        return (*label).to_owned();
    }
    let mut label = String::new();
    for (at, c) in name.chars().enumerate() {
        match (at, c.is_ascii_uppercase()) {
            (0, _) => label.extend(c.to_uppercase()),
            (_, true) => {
                label.push(' ');
                label.push(c.to_ascii_lowercase());
            }
            _ => label.push(c),
        }
    }
    label
}

/// A value in words: a country by its name, a topic by what it means, another value as it is.
pub fn value(kind: PropType, value: &str) -> String {
    let known = match kind {
        PropType::Country => exonym_tables::countries::name(value),
        PropType::Topic => topics::get(value).map(|topic| topic.label),
        PropType::Gender => match value {
            "male" => Some("Male"),
            "female" => Some("Female"),
            "other" => Some("Other"),
            _ => None,
        },
        _ => None,
    };
    known.unwrap_or(value).to_owned()
}

/// Properties that describe parties of a schema, those worth showing first in front; what OpenRefine may ask to extend.
pub fn properties_of(asked: Schema) -> Vec<Prop> {
    let thing: &[Prop] = &[
        Prop::NAME,
        Prop::ALIAS,
        Prop::PREVIOUS_NAME,
        Prop::WEAK_ALIAS,
        Prop::COUNTRY,
        Prop::TOPICS,
        Prop::ADDRESS,
        Prop::PROGRAM_ID,
        Prop::SOURCE_URL,
        Prop::NOTES,
        Prop::SUMMARY,
        Prop::WIKIDATA_ID,
    ];
    let legal: &[Prop] = &[
        Prop::EMAIL,
        Prop::PHONE,
        Prop::WEBSITE,
        Prop::LEGAL_FORM,
        Prop::INCORPORATION_DATE,
        Prop::DISSOLUTION_DATE,
        Prop::STATUS,
        Prop::SECTOR,
        Prop::REGISTRATION_NUMBER,
        Prop::ID_NUMBER,
        Prop::TAX_NUMBER,
        Prop::LICENSE_NUMBER,
        Prop::VAT_CODE,
        Prop::JURISDICTION,
        Prop::MAIN_COUNTRY,
        Prop::USCC_CODE,
        Prop::INN_CODE,
        Prop::OGRN_CODE,
        Prop::LEI_CODE,
        Prop::DUNS_CODE,
        Prop::SWIFT_BIC,
    ];
    let person: &[Prop] = &[
        Prop::BIRTH_DATE,
        Prop::NATIONALITY,
        Prop::CITIZENSHIP,
        Prop::GENDER,
        Prop::BIRTH_PLACE,
        Prop::BIRTH_COUNTRY,
        Prop::PASSPORT_NUMBER,
        Prop::POSITION,
        Prop::FIRST_NAME,
        Prop::MIDDLE_NAME,
        Prop::LAST_NAME,
        Prop::FATHER_NAME,
        Prop::MOTHER_NAME,
        Prop::TITLE,
        Prop::DEATH_DATE,
        Prop::SOCIAL_SECURITY_NUMBER,
        Prop::RELIGION,
        Prop::ETHNICITY,
        Prop::EDUCATION,
    ];
    let vehicle: &[Prop] = &[
        Prop::TYPE,
        Prop::MODEL,
        Prop::BUILD_DATE,
        Prop::REGISTRATION_NUMBER,
        Prop::OWNER,
        Prop::OPERATOR,
        Prop::REGISTRATION_DATE,
        Prop::DEREGISTRATION_DATE,
    ];
    let vessel: &[Prop] = &[
        Prop::IMO_NUMBER,
        Prop::FLAG,
        Prop::PAST_FLAGS,
        Prop::MMSI,
        Prop::CALL_SIGN,
        Prop::TONNAGE,
        Prop::GROSS_REGISTERED_TONNAGE,
        Prop::DEADWEIGHT_TONNAGE,
        Prop::REGISTRATION_PORT,
    ];
    let airplane: &[Prop] = &[Prop::SERIAL_NUMBER, Prop::ICAO_CODE, Prop::MANUFACTURER];
    let wallet: &[Prop] = &[
        Prop::PUBLIC_KEY,
        Prop::CRYPTO_ADDRESS,
        Prop::CURRENCY,
        Prop::BLOCKCHAIN,
        Prop::HOLDER,
    ];
    let security: &[Prop] = &[
        Prop::ISIN,
        Prop::FIGI_CODE,
        Prop::TICKER,
        Prop::ISSUER,
        Prop::ISSUE_DATE,
    ];
    let account: &[Prop] = &[Prop::IBAN, Prop::BIC, Prop::ACCOUNT_NUMBER, Prop::BANK];
    let groups: &[(Schema, &[Prop])] = &[
        (Schema::Person, person),
        (Schema::Vessel, vessel),
        (Schema::Airplane, airplane),
        (Schema::CryptoWallet, wallet),
        (Schema::Security, security),
        (Schema::BankAccount, account),
        (Schema::Vehicle, vehicle),
        (Schema::LegalEntity, legal),
        (Schema::Thing, thing),
    ];
    let mut found: Vec<Prop> = Vec::new();
    for (schema, props) in groups {
        if asked.is_a(*schema) {
            found.extend(
                props
                    .iter()
                    .filter(|prop| !found.contains(prop))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_people() {
        assert_eq!(property("birthDate"), "Birth date");
        assert_eq!(property("imoNumber"), "IMO number");
        assert_eq!(value(PropType::Country, "ru"), "Russia");
        assert_eq!(schema(Schema::Person).1, "People");
        assert!(properties_of(Schema::Vessel).contains(&Prop::TYPE));
        assert!(!properties_of(Schema::Vessel).contains(&Prop::BIRTH_DATE));
    }
}
