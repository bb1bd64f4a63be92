//! One debarment to a party with its sanction.

use exonym_model::{NoteKind, PartialDate, Prop, Quality, Schema};

use super::remark::Piece;
use super::{Fields, name, remark};
use crate::formats::national::aliases;
use crate::{AddressParts, IdText, NameRole, Party, SanctionParts, Sink, country_code, squash};

const AUTHORITY: &str = "World Bank Group";
const PROGRAM: &str = "World Bank Listing of Ineligible Firms and Individuals";
/// From this year on a last day means that there is none.
const NO_LAST_DAY: u16 = 2999;
/// Where Chinese names are at home.
const CHINESE: &[&str] = &["cn", "hk", "mo", "tw", "sg", "my"];

/// Reads one record; `published` is the list's own date.
pub(super) fn read(fields: &Fields<'_>, id: &str, published: Option<&str>, list: &str, sink: &mut dyn Sink) {
    let schema = match fields.get("SUPP_TYPE_CODE").as_str() {
        "I" => Schema::Person,
        "F" => Schema::Organization,
        // `U` and `C` stand at firms and persons alike.
        _ => Schema::LegalEntity,
    };
    let mut party = Party::new(list, id, schema);
    names(&mut party, &fields.get("SUPP_NAME"));
    address(&mut party, fields);
    remarks(&mut party, &fields.get("ADD_SUPP_INFO"));
    let register = fields.get("REGISTER_ID");
    if register.chars().any(|c| c.is_ascii_digit()) && register.chars().count() > 4 {
        party.identifier(IdText {
            prop: Some(&Prop::REGISTRATION_NUMBER),
            number: &register,
            ..IdText::default()
        });
    }
    sanction(&mut party, fields, published);
    party.topic("debarment");
    party.finish(sink);
}

fn names(party: &mut Party, text: &str) {
    let titled = party.entity.schema != Schema::Organization || text.starts_with("MR");
    let read = name::read(text, titled);
    let versions = aliases::split_languages(&read.main);
    let versions = if share_a_word(&versions) {
        versions
    } else {
        vec![read.main.clone()]
    };
    for (at, version) in versions.iter().enumerate() {
        let role = if at == 0 {
            NameRole::Primary
        } else {
            NameRole::Alias
        };
        party.name(role, Quality::Unstated, version, Vec::new(), None);
    }
    for (other, former) in &read.others {
        let role = if *former {
            NameRole::Former
        } else {
            NameRole::Alias
        };
        party.name(role, Quality::Unstated, other, Vec::new(), None);
    }
    party.text(Prop::TITLE, read.title.as_deref().unwrap_or_default());
}

/// Two spellings of one name (`MODERN SERVIS MMC/MODERN SERVIZ MMC`) have a word in common; what else a slash divides
/// (`ENGINEERING/CONSTRUCTION LIMITED`) is one name.
fn share_a_word(versions: &[String]) -> bool {
    let [first, second] = versions else { return true };
    let words = |text: &str| -> Vec<String> {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2);
        words.map(str::to_uppercase).collect()
    };
    let second = words(second);
    words(first).iter().any(|word| second.contains(word))
}

fn address(party: &mut Party, fields: &Fields<'_>) {
    let (name, code) = (fields.get("COUNTRY_NAME"), fields.get("LAND1"));
    // The code is SAP's, which keeps codes of its own beside ISO's; the name is read first.
    let country = if country_code(&name).is_some() { name } else { code };
    let parts = [
        "SUPP_ADDR",
        "SUPP_CITY",
        "SUPP_ZIP_CODE",
        "SUPP_POST_CODE",
        "SUPP_PROV_NAME",
        "SUPP_STATE_CODE",
    ];
    let [street, city, zip, post, province, state] = parts.map(|name| fields.get(name));
    let postal = if zip.is_empty() { post } else { zip };
    party.address(AddressParts {
        street: Some(&street),
        city: Some(&city),
        postal_code: Some(&postal),
        region: Some(&province),
        state: Some(&state),
        country: Some(&country),
        ..AddressParts::default()
    });
}

fn remarks(party: &mut Party, text: &str) {
    for piece in remark::pieces(text) {
        match piece {
            Piece::Name(text, former) => further_names(party, &text, former),
            Piece::Number(prop, kind, number) => {
                party.identifier(IdText {
                    kind: &kind,
                    prop: Some(&prop),
                    number: &number,
                    ..IdText::default()
                });
            }
            Piece::Remark(text) => party.text(Prop::NOTES, &text),
        }
    }
    let numbers = remark::footnotes(text);
    if !numbers.is_empty() {
        party.text(
            Prop::NOTES,
            &format!("Footnote *{} of the World Bank's page", numbers.join(", *")),
        );
    }
}

fn further_names(party: &mut Party, text: &str, former: bool) {
    let person = party.entity.schema == Schema::Person;
    let role = if former { NameRole::Former } else { NameRole::Alias };
    for alias in aliases::split(text, person) {
        let strange = cannot_belong(party, &alias.text);
        if strange {
            let reason = format!(
                "`{}` cannot well be a name of this party; read as weak",
                squash(&alias.text)
            );
            party.note(NoteKind::Odd, "ADD_SUPP_INFO", reason);
        }
        let quality = if strange || alias.weak {
            Quality::Weak
        } else {
            Quality::Unstated
        };
        let read = name::read(&alias.text, alias.text.to_uppercase().starts_with("MR"));
        party.name(role, quality, &read.main, Vec::new(), None);
    }
}

/// A Chinese name of a party elsewhere, or a Chinese company's name of a person.
fn cannot_belong(party: &Party, name: &str) -> bool {
    let han = name.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    let elsewhere = !party
        .entity
        .values(&Prop::COUNTRY)
        .any(|country| CHINESE.contains(&country));
    han && (elsewhere || (party.entity.schema == Schema::Person && name.contains("公司")))
}

fn sanction(party: &mut Party, fields: &Fields<'_>, published: Option<&str>) {
    let listed = day(party, fields, "DEBAR_FROM_DATE");
    let ended = day(party, fields, "DEBAR_TO_DATE").filter(|date| date.start().year < NO_LAST_DAY);
    let over = ended
        .zip(published)
        .is_some_and(|(ended, published)| ended.to_string().as_str() < published);
    let status = if over {
        "delisted".to_owned()
    } else {
        fields.get("INELIGIBLY_STATUS")
    };
    let kind = match fields.get("SUPP_ELIG_STAT").as_str() {
        "X-DEBARRED" => "Cross-debarred".to_owned(),
        "DEBARRED" => "Debarred".to_owned(),
        other => other.to_owned(),
    };
    party.sanction(SanctionParts {
        authority: AUTHORITY,
        program: Some(PROGRAM),
        provisions: Some(&kind),
        listed,
        ended,
        status: Some(&status),
        reason: Some(&fields.get("DEBAR_REASON")),
        ..SanctionParts::default()
    });
}

fn day(party: &mut Party, fields: &Fields<'_>, name: &str) -> Option<PartialDate> {
    let text = fields.get(name);
    let date = text.parse().ok();
    if date.is_none() {
        party.note(
            NoteKind::Dropped,
            name,
            format!("`{text}` is no date that can be read"),
        );
    }
    date
}
