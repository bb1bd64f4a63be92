//! Labelled facts to statements.

use exonym_model::{DatePoint, IdKind, NoteKind, PartialDate, Prop, Schema};

use super::identifiers;
use super::labels::{self, Label, Treatment};
use super::record::{Fact, Kind, Record};
use super::sanctions::Condition;
use super::slug;
use crate::{IdText, Party, country_code, dates, squash};

/// States every fact of the record; what concerns a programme comes back for [`super::sanctions`].
pub(super) fn state(party: &mut Party, record: &Record) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for fact in &record.facts {
        match labels::find(&fact.label) {
            Some(label) if matches!(label.treatment, Treatment::Sanction | Treatment::SanctionDate) => {
                conditions.push(Condition::new(label, fact));
            }
            Some(label) => labelled(party, record.kind, label, fact),
            None => unknown(party, fact),
        }
    }
    conditions
}

fn labelled(party: &mut Party, kind: Kind, label: &Label, fact: &Fact) {
    let value = fact.value.as_str();
    match label.treatment {
        Treatment::Date => date(party, label.prop.clone(), fact),
        Treatment::BirthPlace => birth_place(party, value),
        Treatment::Country => country(party, label, value),
        Treatment::Gender => gender(party, value),
        Treatment::Text => party.text(label.prop.clone(), value),
        Treatment::Contact => party.text(label.prop.clone(), value.trim_end_matches(" (website)")),
        Treatment::Wallet => wallet(party, fact),
        Treatment::Isin => security(party, value),
        Treatment::Note => note(party, fact),
        _ if value.starts_with("ISIN:") => security(party, value.trim_start_matches("ISIN:")),
        _ => match identifiers::prop_of(label, fact) {
            Some(prop) if prop == Prop::IMO_NUMBER && kind == Kind::Individual => {
                identifier(party, fact, Prop::ID_NUMBER);
            }
            Some(prop) => identifier(party, fact, prop),
            None => note(party, fact),
        },
    }
}

/// A label that the table lacks: an identity document is still one; anything else is kept as text. Both are noted, so that
/// a new kind of OFAC's is seen and the table can learn it.
fn unknown(party: &mut Party, fact: &Fact) {
    let label = labels::bare(&fact.label).to_owned();
    if fact.document {
        let prop = if party.entity.schema == Schema::Person {
            Prop::ID_NUMBER
        } else {
            Prop::REGISTRATION_NUMBER
        };
        identifier(party, fact, prop);
    } else {
        note(party, fact);
    }
    party.note(
        NoteKind::Odd,
        &label,
        "a kind of fact that Exonym does not know; kept as text",
    );
}

fn note(party: &mut Party, fact: &Fact) {
    let mut text = format!("{}: {}", labels::bare(&fact.label), fact.value);
    for more in [&fact.country, &fact.note].into_iter().flatten() {
        text.push_str(&format!(" ({more})"));
    }
    party.text(Prop::NOTES, &text);
}

fn date(party: &mut Party, prop: Prop, fact: &Fact) {
    match fact.date.or_else(|| dates::parse(&fact.value)) {
        Some(date) => party.exact_date(prop, tidy(date), &fact.value),
        None => {
            party.note(
                NoteKind::Odd,
                prop.name(),
                format!("`{}` is no date; kept in the notes", squash(&fact.value)),
            );
            note(party, fact);
        }
    }
}

/// The same interval by its shortest name: `1960-01-01/1965-12-31` is `1960/1965`. The advanced XML knows only days, so
/// that without this one party would have two birth dates over two formats.
pub(super) fn tidy(date: PartialDate) -> PartialDate {
    let (from, to) = (date.first_day(), date.last_day());
    let year = |year| DatePoint::new(year, None, None);
    let month = |(year, month, _): (u16, u8, u8)| DatePoint::new(year, Some(month), None);
    let ends_month = month(to).is_some_and(|point| point.last_day() == to);
    let short = if (from.1, from.2) == (1, 1) && (to.1, to.2) == (12, 31) {
        year(from.0).zip(year(to.0))
    } else if from.2 == 1 && ends_month {
        month(from).zip(month(to))
    } else {
        None
    };
    match short.and_then(|(from, to)| PartialDate::between(from, to)) {
        Some(short) if date.is_about() => short.about(),
        Some(short) => short,
        None => date,
    }
}

/// Place of birth, and the country that it ends in.
fn birth_place(party: &mut Party, place: &str) {
    party.text(Prop::BIRTH_PLACE, place);
    let place = place.trim().trim_end_matches('.');
    let last = place.rsplit_once(", ").map_or(place, |(_, last)| last);
    // `Korea, North` and `Virgin Islands, British` end in a comma and no country.
    if let Some(code) = country_code(last).or_else(|| country_code(place)) {
        party.entity.add(Prop::BIRTH_COUNTRY, code.to_string());
    }
}

fn country(party: &mut Party, label: &Label, value: &str) {
    // What OFAC writes where it knows no flag or nationality.
    if ["none identified", "undetermined", "unknown", "stateless"]
        .contains(&value.trim().to_lowercase().as_str())
    {
        party.text(Prop::NOTES, &format!("{}: {value}", label.text));
        return;
    }
    match country_code(value) {
        Some(_) => party.country(label.prop.clone(), value),
        None => {
            party.text(Prop::NOTES, &format!("{}: {value}", label.text));
            let reason = format!("`{value}` is no known country; kept in the notes");
            party.note(NoteKind::Odd, label.prop.name(), reason);
        }
    }
}

fn gender(party: &mut Party, value: &str) {
    let value = value.trim().to_lowercase();
    if ["male", "female", "other"].contains(&value.as_str()) {
        party.entity.add(Prop::GENDER, value);
    } else {
        party.note(
            NoteKind::Dropped,
            "gender",
            format!("`{value}` is not male, female or other"),
        );
    }
}

fn identifier(party: &mut Party, fact: &Fact, prop: Prop) {
    let label = labels::bare(&fact.label);
    let key = slug(&format!(
        "{label} {} {}",
        fact.value,
        fact.country.as_deref().unwrap_or_default()
    ));
    party.identifier(IdText {
        kind: label,
        prop: Some(&prop),
        number: &fact.value,
        country: fact.country.as_deref(),
        authority: fact.authority.as_deref(),
        issued: fact.issued.as_deref(),
        expires: fact.expires.as_deref(),
        note: fact.note.as_deref(),
        key: Some(&key),
    });
}

/// A wallet of its own: one address may stand for several currencies, so both tell it apart.
fn wallet(party: &mut Party, fact: &Fact) {
    let (currency, address) = match fact.label.split_once(" - ") {
        Some((_, currency)) => (currency.trim(), fact.value.trim()),
        None => fact
            .value
            .trim()
            .trim_start_matches(['-', ' '])
            .split_once(' ')
            .unwrap_or(("", &fact.value)),
    };
    let address = squash(address);
    if let Err(error) = IdKind::Wallet.parse(&address) {
        party.note(NoteKind::Odd, "publicKey", format!("{error}; kept as it is"));
    }
    let mut wallet = party.satellite(Schema::CryptoWallet, "wallet");
    // Upper and lower case tell wallets apart, so the address is not slugged.
    wallet.id = format!("{}/wallet-{}-{address}", party.entity.id, slug(currency));
    wallet.add(Prop::PUBLIC_KEY, address);
    wallet.add(Prop::CURRENCY, squash(currency));
    wallet.add(Prop::HOLDER, party.entity.id.clone());
    party.attach(wallet);
}

/// A security that the party issued.
fn security(party: &mut Party, isin: &str) {
    let published = squash(isin);
    let (value, prop) = match IdKind::Isin.parse(&published) {
        Ok(value) => (value, Prop::ISIN),
        Err(error) => {
            party.note(NoteKind::Odd, "isin", format!("{error}; kept as it is"));
            (published.clone(), Prop::REGISTRATION_NUMBER)
        }
    };
    let mut security = party.satellite(Schema::Security, "security");
    security.id = format!("{}/security-{}", party.entity.id, slug(&value));
    security.push(exonym_model::Statement::new(prop, value).published_as(&published));
    security.add(Prop::ISSUER, party.entity.id.clone());
    party.attach(security);
}
