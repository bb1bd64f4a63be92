//! The builder through which every reader makes its parties, so that the same fact looks the same on every list.
//!
//! A [`Party`] gathers the listed entity and the records about it (sanctions, identifications, addresses, wallets), gives
//! them ids that depend only on list, record id and order, cleans values and notes what could not be cleaned.

use exonym_model::{
    Entity, IdKind, NameInfo, NamePart, Note, NoteKind, PartKind, PartialDate, Prop, Quality, Schema,
    Statement,
};

use crate::clean::{country_code, dates, squash};
use crate::sink::Sink;

/// Longest name kept, in characters, as FollowTheMoney has it.
const MAX_NAME_CHARS: usize = 384;

/// What a name is to its party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameRole {
    /// The primary name, or a spelling or script version of it.
    Primary,
    /// Also known as.
    Alias,
    /// Formerly known as.
    Former,
    /// An acronym or short form.
    Abbreviation,
}

/// An identifier as published.
#[derive(Debug, Clone, Copy, Default)]
pub struct IdText<'a> {
    /// The type as published: `Passport`, `Tax ID No.`, `SWIFT/BIC`.
    pub kind: &'a str,
    /// The property, where the reader knows it better than the type text tells.
    pub prop: Option<&'a Prop>,
    /// The number as published.
    pub number: &'a str,
    /// Issuing country as published.
    pub country: Option<&'a str>,
    /// Issuing authority.
    pub authority: Option<&'a str>,
    /// Date of issue as published.
    pub issued: Option<&'a str>,
    /// Date of expiry as published.
    pub expires: Option<&'a str>,
    /// Whatever else is said: `fraudulent`, `expired`.
    pub note: Option<&'a str>,
    /// What tells the record from the others of its party in its id, where the publisher gives or the reader makes
    /// something steadier than the order: then the id ends in it, else in the number in order.
    pub key: Option<&'a str>,
}

/// An address as published.
#[derive(Debug, Clone, Copy, Default)]
pub struct AddressParts<'a> {
    /// The whole address, where it is published so.
    pub full: Option<&'a str>,
    /// Street and number.
    pub street: Option<&'a str>,
    /// Second street line.
    pub street2: Option<&'a str>,
    /// Post office box.
    pub po_box: Option<&'a str>,
    /// City.
    pub city: Option<&'a str>,
    /// Postal code.
    pub postal_code: Option<&'a str>,
    /// State or province.
    pub state: Option<&'a str>,
    /// Region.
    pub region: Option<&'a str>,
    /// Country as published.
    pub country: Option<&'a str>,
    /// Remark on the address.
    pub note: Option<&'a str>,
}

/// One listing of a party under a programme.
#[derive(Debug, Clone, Copy, Default)]
pub struct SanctionParts<'a> {
    /// Who sanctions: `Office of Foreign Assets Control`.
    pub authority: &'a str,
    /// The authority's id of this listing.
    pub authority_id: Option<&'a str>,
    /// UN reference (`KPe.020`), where the publisher states it.
    pub unsc_id: Option<&'a str>,
    /// Programme or regime as published.
    pub program: Option<&'a str>,
    /// Programme code as published: `DPRK2`, `RUSSIA-EO14024`.
    pub program_id: Option<&'a str>,
    /// Page of the programme.
    pub program_url: Option<&'a str>,
    /// Regulation or order that is the legal basis.
    pub legal_basis: Option<&'a str>,
    /// What is imposed: asset freeze, travel ban.
    pub provisions: Option<&'a str>,
    /// Date of listing.
    pub listed: Option<PartialDate>,
    /// Date of the legal act named here, which may have come long after the listing.
    pub act_date: Option<PartialDate>,
    /// Date of delisting or end.
    pub ended: Option<PartialDate>,
    /// `delisted` or another state as published.
    pub status: Option<&'a str>,
    /// Statement of reasons, other information.
    pub reason: Option<&'a str>,
    /// The publisher's page of the record.
    pub source_url: Option<&'a str>,
}

/// A party being read.
#[derive(Debug)]
pub struct Party {
    /// The listed entity; readers may add plain statements to it.
    pub entity: Entity,
    satellites: Vec<Entity>,
    notes: Vec<Note>,
}

impl Party {
    /// A party `<list>:<record>`.
    pub fn new(list: &str, record: &str, schema: Schema) -> Party {
        let record = squash(record);
        let entity = Entity::new(format!("{list}:{record}"), schema, list, record);
        Party {
            entity,
            satellites: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Notes something odd in a field.
    pub fn note(&mut self, kind: NoteKind, field: &str, reason: impl Into<String>) {
        let (record, field) = (self.entity.record.clone(), field.to_owned());
        self.notes.push(Note {
            kind,
            record,
            field,
            reason: reason.into(),
        });
    }

    /// A plain text value, squeezed; blank text is nothing.
    pub fn text(&mut self, prop: Prop, text: &str) {
        let clean = squash(text);
        self.entity.push(Statement::new(prop, clean));
    }

    /// A long text whose line breaks are kept.
    pub fn long_text(&mut self, prop: Prop, text: &str) {
        let lines: Vec<String> = text.lines().map(squash).filter(|line| !line.is_empty()).collect();
        self.entity.push(Statement::new(prop, lines.join("\n")));
    }

    /// A whole name. `parts` in published order; `lang` a BCP 47 tag of language or script where the publisher states one.
    pub fn name(
        &mut self,
        role: NameRole,
        quality: Quality,
        text: &str,
        parts: Vec<NamePart>,
        lang: Option<&str>,
    ) {
        self.name_as(role, quality, text, text, parts, lang);
    }

    /// A whole name that is published in another order than people write it: `text` in natural order, `published` as it
    /// stands in the list (`DOE, Jane`).
    pub fn name_as(
        &mut self,
        role: NameRole,
        quality: Quality,
        text: &str,
        published: &str,
        parts: Vec<NamePart>,
        lang: Option<&str>,
    ) {
        let mut clean = without_quotes(&squash(text)).to_owned();
        if clean.is_empty() {
            return;
        }
        if let Some((cut, _)) = clean.char_indices().nth(MAX_NAME_CHARS) {
            self.note(
                NoteKind::Odd,
                "name",
                format!("a name of more than {MAX_NAME_CHARS} characters was cut"),
            );
            clean.truncate(cut);
        }
        let prop = match role {
            NameRole::Former => Prop::PREVIOUS_NAME,
            _ if quality == Quality::Weak => Prop::WEAK_ALIAS,
            NameRole::Primary => Prop::NAME,
            NameRole::Alias => Prop::ALIAS,
            NameRole::Abbreviation => Prop::ABBREVIATION,
        };
        let flat = [
            (PartKind::Given, Prop::FIRST_NAME),
            (PartKind::Middle, Prop::MIDDLE_NAME),
            (PartKind::Patronymic, Prop::FATHER_NAME),
            (PartKind::Matronymic, Prop::MOTHER_NAME),
            (PartKind::Family, Prop::LAST_NAME),
            (PartKind::Suffix, Prop::NAME_SUFFIX),
            (PartKind::Title, Prop::TITLE),
        ];
        if role == NameRole::Primary {
            for part in &parts {
                if let Some((_, prop)) = flat.iter().find(|(kind, _)| *kind == part.kind) {
                    self.entity
                        .push(Statement::new(prop.clone(), part.text.clone()).in_lang(lang));
                }
            }
        }
        let statement = Statement::new(prop, clean).published_as(published).in_lang(lang);
        self.entity.push(statement.with_name(NameInfo { quality, parts }));
    }

    /// A date of a property, as published; unreadable text is kept in the note.
    pub fn date(&mut self, prop: Prop, text: &str) {
        match dates::parse(text) {
            Some(date) => self
                .entity
                .push(Statement::new(prop, date.to_string()).published_as(text.trim())),
            None if text.trim().is_empty() => {}
            None => self.note(
                NoteKind::Dropped,
                prop.name(),
                format!("`{}` is no date that can be read", squash(text)),
            ),
        }
    }

    /// A date already read, with the text it was published as.
    pub fn exact_date(&mut self, prop: Prop, date: PartialDate, published: &str) {
        self.entity
            .push(Statement::new(prop, date.to_string()).published_as(published.trim()));
    }

    /// A country of a property; a text that is no known country is noted and dropped.
    pub fn country(&mut self, prop: Prop, text: &str) {
        let clean = squash(text);
        if clean.is_empty() {
            return;
        }
        match country_code(&clean) {
            Some(code) => self
                .entity
                .push(Statement::new(prop, code.to_string()).published_as(text)),
            None => self.note(
                NoteKind::Dropped,
                prop.name(),
                format!("`{clean}` is no known country"),
            ),
        }
    }

    /// An identifier: a statement on the party, and an Identification (or Passport) that keeps type, country and dates.
    pub fn identifier(&mut self, id: IdText<'_>) {
        let number = squash(id.number);
        if number.is_empty() {
            return;
        }
        let mut prop = id
            .prop
            .cloned()
            .unwrap_or_else(|| prop_of_kind(id.kind, self.entity.schema));
        let value = match IdKind::of_prop(&prop).parse(&number) {
            Ok(value) if IdKind::of_prop(&prop) == IdKind::Other => {
                let _ = value;
                number.clone()
            }
            Ok(value) => value,
            Err(error) => {
                self.note(
                    NoteKind::Odd,
                    prop.name(),
                    format!("{error}; kept as it is under `idNumber`"),
                );
                prop = Prop::ID_NUMBER;
                number.clone()
            }
        };
        let passport = prop == Prop::PASSPORT_NUMBER;
        self.entity
            .push(Statement::new(prop, value.clone()).published_as(&number));
        let says_more = [id.country, id.authority, id.issued, id.expires, id.note]
            .iter()
            .any(Option::is_some);
        if !says_more && id.kind.is_empty() {
            return;
        }
        let schema = if passport {
            Schema::Passport
        } else {
            Schema::Identification
        };
        let holder = self.entity.id.clone();
        let mut record = self.satellite(schema, "id");
        if let Some(key) = id.key {
            record.id = format!("{holder}/id-{key}");
        }
        record.add(Prop::HOLDER, holder);
        record.add(Prop::NUMBER, value);
        record.add(Prop::TYPE, squash(id.kind));
        let mut notes = Vec::new();
        if let Some(country) = id.country.map(squash).filter(|country| !country.is_empty()) {
            match country_code(&country) {
                Some(code) => {
                    record.push(Statement::new(Prop::COUNTRY, code.to_string()).published_as(&country))
                }
                None => notes.push((Prop::COUNTRY, format!("`{country}` is no known country"))),
            }
        }
        record.add(Prop::AUTHORITY, squash(id.authority.unwrap_or_default()));
        for (prop, text) in [(Prop::START_DATE, id.issued), (Prop::END_DATE, id.expires)] {
            let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
                continue;
            };
            match dates::parse(text) {
                Some(date) => record.push(Statement::new(prop, date.to_string()).published_as(text)),
                None => notes.push((prop, format!("`{text}` is no date that can be read"))),
            }
        }
        record.add(Prop::SUMMARY, squash(id.note.unwrap_or_default()));
        self.satellites.push(record);
        for (prop, reason) in notes {
            self.note(NoteKind::Dropped, &format!("identification.{prop}"), reason);
        }
    }

    /// An address: the whole as one text on the party, and an Address that keeps the parts.
    pub fn address(&mut self, parts: AddressParts<'_>) {
        let clean = |part: Option<&str>| part.map(squash).filter(|text| !text.is_empty());
        let lines = [
            parts.full,
            parts.street,
            parts.street2,
            parts.po_box,
            parts.city,
            parts.postal_code,
            parts.region,
            parts.state,
        ];
        let mut shown: Vec<String> = lines.into_iter().filter_map(clean).collect();
        let says_more = !shown.is_empty();
        let country = clean(parts.country);
        if let Some(country) = &country {
            let named = shown
                .iter()
                .any(|line| line.to_lowercase().contains(&country.to_lowercase()));
            if !named {
                shown.push(country.clone());
            }
        }
        if shown.is_empty() {
            return;
        }
        let full = shown.join(", ");
        let mut record = self.satellite(Schema::Address, "address");
        record.add(Prop::FULL, full.clone());
        let fields = [
            (Prop::STREET, parts.street),
            (Prop::STREET2, parts.street2),
            (Prop::POST_OFFICE_BOX, parts.po_box),
            (Prop::CITY, parts.city),
            (Prop::POSTAL_CODE, parts.postal_code),
            (Prop::REGION, parts.region),
            (Prop::STATE, parts.state),
            (Prop::REMARKS, parts.note),
        ];
        for (prop, text) in fields {
            record.add(prop, clean(text).unwrap_or_default());
        }
        if let Some(country) = country {
            match country_code(&country) {
                Some(code) => {
                    record.push(Statement::new(Prop::COUNTRY, code.to_string()).published_as(&country));
                    self.entity.push(Statement::new(Prop::COUNTRY, code.to_string()));
                }
                None => self.note(
                    NoteKind::Dropped,
                    "address.country",
                    format!("`{country}` is no known country"),
                ),
            }
        }
        // An address of only a country says no more than the country does.
        if says_more {
            self.entity.add(Prop::ADDRESS, full);
            self.entity.add(Prop::ADDRESS_ENTITY, record.id.clone());
            self.satellites.push(record);
        }
    }

    /// A listing under a programme.
    pub fn sanction(&mut self, parts: SanctionParts<'_>) {
        let mut record = self.satellite(Schema::Sanction, "sanction");
        record.add(Prop::ENTITY, self.entity.id.clone());
        let fields = [
            (Prop::AUTHORITY, Some(parts.authority)),
            (Prop::AUTHORITY_ID, parts.authority_id),
            (Prop::UNSC_ID, parts.unsc_id),
            (Prop::PROGRAM, parts.program),
            (Prop::PROGRAM_ID, parts.program_id),
            (Prop::PROGRAM_URL, parts.program_url),
            (Prop::LEGAL_BASIS, parts.legal_basis),
            (Prop::PROVISIONS, parts.provisions),
            (Prop::STATUS, parts.status),
            (Prop::SOURCE_URL, parts.source_url),
        ];
        for (prop, text) in fields {
            record.add(prop, text.map(squash).unwrap_or_default());
        }
        if let Some(date) = parts.listed {
            record.add(Prop::LISTING_DATE, date.to_string());
            record.add(Prop::START_DATE, date.to_string());
        }
        if let Some(date) = parts.act_date {
            record.add(Prop::DATE, date.to_string());
        }
        if let Some(date) = parts.ended {
            record.add(Prop::END_DATE, date.to_string());
        }
        if let Some(reason) = parts.reason {
            let lines: Vec<String> = reason
                .lines()
                .map(squash)
                .filter(|line| !line.is_empty())
                .collect();
            record.add(Prop::REASON, lines.join("\n"));
        }
        self.satellites.push(record);
        for (prop, text) in [
            (Prop::PROGRAM, parts.program),
            (Prop::PROGRAM_ID, parts.program_id),
        ] {
            self.entity.add(prop, text.map(squash).unwrap_or_default());
        }
        if let Some(url) = parts.source_url {
            self.entity.add(Prop::SOURCE_URL, squash(url));
        }
    }

    /// A crypto wallet held by the party: its address, and the currency as published (`XBT`, `ETH`).
    pub fn wallet(&mut self, currency: &str, address: &str) {
        let address = squash(address);
        if address.is_empty() {
            return;
        }
        if let Err(error) = IdKind::Wallet.parse(&address) {
            self.note(NoteKind::Odd, "publicKey", format!("{error}; kept as it is"));
        }
        let holder = self.entity.id.clone();
        let mut record = self.satellite(Schema::CryptoWallet, "wallet");
        record.add(Prop::PUBLIC_KEY, address);
        record.add(Prop::CURRENCY, squash(currency));
        record.add(Prop::HOLDER, holder);
        self.satellites.push(record);
    }

    /// An entity about this party with the next id of its kind; the caller fills it and hands it to [`Party::attach`].
    pub fn satellite(&self, schema: Schema, kind: &str) -> Entity {
        let stem = format!("{}/{kind}-", self.entity.id);
        let number = self
            .satellites
            .iter()
            .filter(|other| other.id.starts_with(&stem))
            .count()
            + 1;
        Entity::new(
            format!("{stem}{number}"),
            schema,
            self.entity.dataset.clone(),
            self.entity.record.clone(),
        )
    }

    /// Keeps an entity made by [`Party::satellite`].
    pub fn attach(&mut self, entity: Entity) {
        self.satellites.push(entity);
    }

    /// A tie from this party to another of the same list, told apart by schema (`Ownership`, `Family`, `UnknownLink`…).
    /// `outward`: this party is the edge's source (the owner, the director); else its target.
    pub fn link(&mut self, schema: Schema, outward: bool, other_record: &str, role: Option<&str>) {
        let Some((source, target)) = schema.edge() else {
            return;
        };
        let mut edge = self.satellite(schema, "link");
        let this = self.entity.id.clone();
        let other = format!("{}:{}", self.entity.dataset, squash(other_record));
        let (from, to) = if outward { (this, other) } else { (other, this) };
        edge.add(Prop::from_name(source), from);
        edge.add(Prop::from_name(target), to);
        let role_prop = if matches!(schema, Schema::Family | Schema::Associate) {
            Prop::RELATIONSHIP
        } else {
            Prop::ROLE
        };
        edge.add(role_prop, role.map(squash).unwrap_or_default());
        self.satellites.push(edge);
    }

    /// Topics of the list: `sanction`, `export.control`, `debarment`.
    pub fn topic(&mut self, topic: &str) {
        self.entity.add(Prop::TOPICS, topic);
    }

    /// Hands the party, the records about it and its notes to the sink. A party without any name and without an identifier
    /// is noted as skipped.
    pub fn finish(self, sink: &mut dyn Sink) {
        let found_by_id = self
            .entity
            .of_kind(exonym_model::PropType::Identifier)
            .next()
            .is_some();
        if self.entity.names().next().is_none() && !found_by_id {
            let record = self.entity.record.clone();
            let reason = "it has neither name nor identifier".to_owned();
            sink.note(Note {
                kind: NoteKind::Skipped,
                record,
                field: "name".to_owned(),
                reason,
            });
            return;
        }
        for note in self.notes {
            sink.note(note);
        }
        sink.entity(self.entity);
        for satellite in self.satellites {
            sink.entity(satellite);
        }
    }
}

/// A name without commas and semicolons around it, and without quotation marks around the whole of it or astray at an end;
/// those around a part (`BANK "DOE"`) stay.
fn without_quotes(name: &str) -> &str {
    const QUOTES: [char; 3] = ['"', '“', '”'];
    let name = name.trim_matches([',', ';', ' ']);
    let inner = name.trim_matches(QUOTES);
    let (whole, astray) = (
        name.starts_with(QUOTES) && name.ends_with(QUOTES) && !inner.contains(QUOTES),
        name.matches(QUOTES).count() % 2 == 1,
    );
    if whole || astray {
        inner.trim_matches([',', ';', ' '])
    } else {
        name
    }
}

/// The property that an identifier type, as published, belongs to. First match of a lower-case piece wins, so the narrow
/// ones stand first; what matches none is `registrationNumber` for organisations and `idNumber` for others.
pub(crate) fn prop_of_kind(kind: &str, schema: Schema) -> Prop {
    const PIECES: &[(&str, Prop)] = &[
        ("passport", Prop::PASSPORT_NUMBER),
        ("imo", Prop::IMO_NUMBER),
        ("vessel registration", Prop::IMO_NUMBER),
        ("mmsi", Prop::MMSI),
        ("call sign", Prop::CALL_SIGN),
        ("callsign", Prop::CALL_SIGN),
        ("legal entity number", Prop::LEI_CODE),
        ("lei", Prop::LEI_CODE),
        ("swift", Prop::SWIFT_BIC),
        ("bic", Prop::SWIFT_BIC),
        ("iban", Prop::IBAN),
        ("isin", Prop::ISIN),
        ("unified social credit", Prop::USCC_CODE),
        ("uscc", Prop::USCC_CODE),
        ("ogrn", Prop::OGRN_CODE),
        ("primary state registration", Prop::OGRN_CODE),
        ("okpo", Prop::OKPO_CODE),
        ("kpp", Prop::KPP_CODE),
        ("inn", Prop::INN_CODE),
        ("d-u-n-s", Prop::DUNS_CODE),
        ("duns", Prop::DUNS_CODE),
        ("cage", Prop::CAGE_CODE),
        ("vat", Prop::VAT_CODE),
        ("ssn", Prop::SOCIAL_SECURITY_NUMBER),
        ("social security", Prop::SOCIAL_SECURITY_NUMBER),
        ("tax", Prop::TAX_NUMBER),
        ("fiscal", Prop::TAX_NUMBER),
        ("nit #", Prop::TAX_NUMBER),
        ("rfc", Prop::TAX_NUMBER),
        ("licen", Prop::LICENSE_NUMBER),
        ("serial number", Prop::SERIAL_NUMBER),
        ("manufacturer's serial", Prop::SERIAL_NUMBER),
        ("email", Prop::EMAIL),
        ("website", Prop::WEBSITE),
        ("phone", Prop::PHONE),
        ("national", Prop::ID_NUMBER),
        ("identification", Prop::ID_NUMBER),
        ("identity", Prop::ID_NUMBER),
        ("registration", Prop::REGISTRATION_NUMBER),
        ("registry", Prop::REGISTRATION_NUMBER),
        ("company number", Prop::REGISTRATION_NUMBER),
        ("trade", Prop::REGISTRATION_NUMBER),
    ];
    let lower = kind.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    // Pieces of up to four letters are acronyms and must be words: `inn` is not in "Finnish".
    let met = |piece: &str| {
        if piece.len() <= 4 {
            words.contains(&piece)
        } else {
            lower.contains(piece)
        }
    };
    let found = PIECES
        .iter()
        .find(|(piece, _)| met(piece))
        .map(|(_, prop)| prop.clone());
    found.unwrap_or_else(|| {
        let organisation = schema.is_a(Schema::Organization) || schema.is_a(Schema::Vehicle);
        if organisation {
            Prop::REGISTRATION_NUMBER
        } else {
            Prop::ID_NUMBER
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sink::Collected;

    #[test]
    fn identifier_types_meet_their_property() {
        let check =
            |kind: &str, expected: Prop| assert_eq!(prop_of_kind(kind, Schema::Person), expected, "{kind}");
        check("Diplomatic Passport", Prop::PASSPORT_NUMBER);
        check("SWIFT/BIC", Prop::SWIFT_BIC);
        check("Tax ID No.", Prop::TAX_NUMBER);
        check("Finnish number", Prop::ID_NUMBER);
        check("INN", Prop::INN_CODE);
    }

    #[test]
    fn a_party_and_its_records() {
        let mut party = Party::new("l", "1", Schema::Person);
        party.name(
            NameRole::Primary,
            Quality::Unstated,
            " KIM  Jong Un ",
            Vec::new(),
            None,
        );
        party.name(NameRole::Alias, Quality::Weak, "The Boss", Vec::new(), None);
        party.date(Prop::BIRTH_DATE, "circa 1984");
        party.date(Prop::BIRTH_DATE, "long ago");
        party.identifier(IdText {
            kind: "Passport",
            number: "A 123",
            ..IdText::default()
        });
        party.sanction(SanctionParts {
            authority: "A",
            program: Some("DPRK"),
            ..SanctionParts::default()
        });
        party.sanction(SanctionParts {
            authority: "A",
            program: Some("DPRK2"),
            ..SanctionParts::default()
        });
        let mut sink = Collected::default();
        party.finish(&mut sink);
        let ids: Vec<&str> = sink.entities.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(ids, ["l:1", "l:1/id-1", "l:1/sanction-1", "l:1/sanction-2"]);
        assert_eq!(sink.entities[0].caption(), "KIM Jong Un");
        assert_eq!(sink.entities[0].first(&Prop::WEAK_ALIAS), Some("The Boss"));
        assert_eq!(sink.entities[0].first(&Prop::BIRTH_DATE), Some("1984~"));
        assert_eq!(sink.notes.len(), 1);
    }

    #[test]
    fn quotation_marks_around_a_part_stay() {
        assert_eq!(without_quotes("\"DOE LTD\","), "DOE LTD");
        assert_eq!(without_quotes("DOE LTD\""), "DOE LTD");
        assert_eq!(without_quotes("BANK \"DOE\""), "BANK \"DOE\"");
        assert_eq!(without_quotes("\"A\" AND \"B\""), "\"A\" AND \"B\"");
        assert_eq!(without_quotes("\""), "");
    }

    #[test]
    fn a_party_without_a_name_is_skipped_with_a_note() {
        let mut sink = Collected::default();
        Party::new("l", "1", Schema::Person).finish(&mut sink);
        assert!(sink.entities.is_empty());
        assert_eq!(sink.notes[0].kind, NoteKind::Skipped);
    }
}
