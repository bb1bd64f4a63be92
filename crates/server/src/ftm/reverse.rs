//! What a property is called when one looks along it from the other end.

use exonym_model::Schema;

/// Schema, property, name from the other end; as FollowTheMoney names them.
const NAMES: &[(Schema, &str, &str)] = &[
    (Schema::Sanction, "entity", "sanctions"),
    (Schema::Identification, "holder", "identification"),
    (Schema::Passport, "holder", "identification"),
    (Schema::Ownership, "owner", "ownershipOwner"),
    (Schema::Ownership, "asset", "ownershipAsset"),
    (Schema::Directorship, "director", "directorshipDirector"),
    (Schema::Directorship, "organization", "directorshipOrganization"),
    (Schema::Membership, "member", "membershipMember"),
    (Schema::Membership, "organization", "membershipOrganization"),
    (Schema::Employment, "employer", "employees"),
    (Schema::Employment, "employee", "employers"),
    (Schema::Representation, "agent", "agencyClient"),
    (Schema::Representation, "client", "agentRepresentation"),
    (Schema::Family, "person", "familyPerson"),
    (Schema::Family, "relative", "familyRelative"),
    (Schema::Associate, "person", "associates"),
    (Schema::Associate, "associate", "associations"),
    (Schema::UnknownLink, "subject", "unknownLinkTo"),
    (Schema::UnknownLink, "object", "unknownLinkFrom"),
    (Schema::Succession, "predecessor", "successors"),
    (Schema::Succession, "successor", "predecessors"),
    (Schema::Occupancy, "holder", "positionOccupancies"),
    (Schema::Occupancy, "post", "occupancies"),
    (Schema::Debt, "debtor", "debtDebtor"),
    (Schema::Debt, "creditor", "debtCreditor"),
    (Schema::Payment, "payer", "paymentPayer"),
    (Schema::Payment, "beneficiary", "paymentBeneficiary"),
    (Schema::Documentation, "entity", "documentedBy"),
    (Schema::Documentation, "document", "relatedEntities"),
    (Schema::CryptoWallet, "holder", "cryptoWallets"),
    (Schema::Security, "issuer", "securities"),
    (Schema::BankAccount, "bank", "bankAccounts"),
    (Schema::Position, "organization", "positions"),
];

/// Names that hold for a schema and all that descend from it.
const INHERITED: &[(Schema, &str, &str)] = &[
    (Schema::Vehicle, "owner", "ownedVehicles"),
    (Schema::Vehicle, "operator", "operatedVehicles"),
    (Schema::Thing, "addressEntity", "things"),
    (Schema::LegalEntity, "parent", "subsidiaries"),
];

/// The name from the other end. A property that the standard gives none gets schema and property run together.
pub fn name(schema: Schema, prop: &str) -> String {
    let exact = NAMES
        .iter()
        .find(|(known, known_prop, _)| *known == schema && *known_prop == prop);
    let inherited = || {
        INHERITED
            .iter()
            .find(|(known, known_prop, _)| schema.is_a(*known) && *known_prop == prop)
    };
    if let Some((_, _, name)) = exact.or_else(inherited) {
        return (*name).to_owned();
    }
    let (mut head, mut tail) = (schema.name().chars(), prop.chars());
    let first = head.next().map(|c| c.to_ascii_lowercase());
    let upper = tail.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(head).chain(upper).chain(tail).collect()
}

/// Whether some schema's property has this name from the other end.
pub fn is_name(name: &str) -> bool {
    NAMES.iter().chain(INHERITED).any(|(.., known)| *known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(name(Schema::Sanction, "entity"), "sanctions");
        assert_eq!(name(Schema::Vessel, "owner"), "ownedVehicles");
        assert_eq!(name(Schema::TaxRoll, "payer"), "taxRollPayer");
        assert!(is_name("sanctions") && !is_name("birthDate"));
    }
}
