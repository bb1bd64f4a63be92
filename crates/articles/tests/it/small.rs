//! Short texts, each for one thing that a careless reader gets wrong.

use exonym_articles::{EntityKind, How, Options, Reading, Span, Stance, read};

fn of(text: &str) -> Reading {
    read(text.as_bytes(), None, &Options::default()).unwrap()
}

fn words(text: &str, span: Span) -> String {
    text.chars()
        .skip(span.start)
        .take(span.end - span.start)
        .collect()
}

/// Speakers by name, cue, stance and content of each statement.
fn said(text: &str) -> Vec<(String, String, Stance, String)> {
    let reading = of(text);
    let name = |id: &Option<String>, span: Span| {
        let entity = reading
            .entities
            .iter()
            .find(|entity| Some(&entity.id) == id.as_ref());
        entity.map_or_else(|| words(text, span), |entity| entity.name.clone())
    };
    reading
        .statements
        .iter()
        .map(|one| {
            let speakers: Vec<String> = one
                .speakers
                .iter()
                .map(|speaker| name(&speaker.entity, speaker.span))
                .collect();
            let content: Vec<String> = one.content.iter().map(|span| words(text, *span)).collect();
            (
                speakers.join(" > "),
                one.cue.map(|cue| words(text, cue)).unwrap_or_default(),
                one.stance,
                content.join(" | "),
            )
        })
        .collect()
}

fn check(text: &str, expected: &[(&str, &str, Stance, &str)]) {
    let found = said(text);
    let found: Vec<(&str, &str, Stance, &str)> = found
        .iter()
        .map(|(a, b, c, d)| (a.as_str(), b.as_str(), *c, d.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_denial_is_a_denial_by_its_verb_or_by_its_words() {
    check(
        "Spokesman Ivan Petrov denied that the ship had sailed.",
        &[("Ivan Petrov", "denied", Stance::Deny, "that the ship had sailed")],
    );
    check(
        "Spokesman Ivan Petrov maintained that Russia had no plans yet.",
        &[(
            "Ivan Petrov",
            "maintained",
            Stance::Deny,
            "that Russia had no plans yet",
        )],
    );
}

#[test]
fn not_saying_is_told_apart() {
    check(
        "The Chinese minister refused to comment on the visit.",
        &[(
            "The Chinese minister",
            "refused to comment",
            Stance::RefuseComment,
            "on the visit",
        )],
    );
}

#[test]
fn two_who_say_two_things() {
    check(
        "France and Germany say that the talks would fail and that there was a price to pay.",
        &[
            (
                "France > Germany",
                "say",
                Stance::Assert,
                "that the talks would fail",
            ),
            (
                "France > Germany",
                "say",
                Stance::Warn,
                "that there was a price to pay",
            ),
        ],
    );
}

#[test]
fn what_is_told_of_a_telling_has_both_speakers() {
    let found = said("Reuters reported that Germany had accused Iran of delay.");
    assert_eq!(found[0].0, "Reuters");
    assert_eq!(
        (found[1].0.as_str(), found[1].2),
        ("Reuters > Germany", Stance::Accuse)
    );
}

#[test]
fn a_quotation_goes_on_without_a_verb() {
    check(
        "“It went well,” Maria Santos said. “We will meet once more in the spring.”",
        &[
            ("Maria Santos", "said", Stance::Assert, "“It went well,”"),
            (
                "Maria Santos",
                "",
                Stance::Assert,
                "“We will meet once more in the spring.”",
            ),
        ],
    );
}

#[test]
fn words_in_marks_are_no_speech() {
    assert!(said("The so-called “peace plan” was on the table.").is_empty());
}

#[test]
fn a_noun_is_no_verb() {
    assert!(said("The state of the art was on show, and the reports were on the table.").is_empty());
}

#[test]
fn the_surname_stands_first_in_the_east() {
    let reading = of("President Yoon Suk Yeol met Foreign Minister Mao Ning. Yoon left. Mao stayed.");
    let names: Vec<(&str, usize)> = reading
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| (entity.name.as_str(), entity.mentions.len()))
        .collect();
    assert_eq!(names, [("Yoon Suk Yeol", 2), ("Mao Ning", 2)]);
}

#[test]
fn two_of_one_surname_are_left_open() {
    let reading = of("Anna Miller met Paul Miller at noon. Then Miller left.");
    let persons: Vec<&str> = reading
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| entity.name.as_str())
        .collect();
    assert_eq!(persons, ["Anna Miller", "Paul Miller"]);
    assert!(
        reading
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Person)
            .all(|entity| entity.mentions.len() == 1)
    );
}

#[test]
fn a_capital_is_the_government_or_the_place() {
    let reading = of("After visiting Pyongyang, the envoy said that Pyongyang has agreed.");
    let how: Vec<(EntityKind, How)> = reading
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(|mention| (entity.kind, mention.how)))
        .collect();
    assert!(
        how.contains(&(EntityKind::Place, How::Name)) && how.contains(&(EntityKind::State, How::Metonym)),
        "{how:?}"
    );
}

#[test]
fn an_alias_that_the_document_gives_is_no_other_person() {
    let reading =
        of("The site has put leader Kim Jong Un on its list under the name “Kim CHen Yn,” it said.");
    let persons: Vec<&exonym_articles::Entity> = reading
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .collect();
    assert_eq!(persons.len(), 1);
    assert!(
        persons[0]
            .mentions
            .iter()
            .any(|mention| mention.how == How::Alias && mention.why.contains("under the name"))
    );
}

#[test]
fn a_pronoun_is_left_open_between_two() {
    let resolved = |text: &str| {
        of(text)
            .entities
            .iter()
            .flat_map(|entity| entity.mentions.clone())
            .filter(|mention| mention.how == How::Pronoun)
            .count()
    };
    assert_eq!(resolved("Sergei Ivanov said that he was ready."), 1);
    assert_eq!(
        resolved("Sergei Ivanov met Dmitry Petrov in June. The weather was bad. Nobody knew what he wanted."),
        0
    );
}

#[test]
fn other_languages_give_names_only() {
    let reading = of(
        "Министр обороны России Сергей Шойгу сказал, что переговоры с Ким Чен Ыном прошли хорошо и будут продолжены весной.",
    );
    assert!(reading.statements.is_empty() && reading.notes.iter().any(|note| note.contains("not English")));
    assert!(
        reading
            .entities
            .iter()
            .any(|entity| entity.name.contains("Шойгу")),
        "{:?}",
        reading.entities
    );
}

/// Names of a kind, in order.
fn named(text: &str, kind: EntityKind) -> Vec<String> {
    let reading = of(text);
    let of_kind = reading.entities.iter().filter(|entity| entity.kind == kind);
    of_kind.map(|entity| entity.name.clone()).collect()
}

#[test]
fn weapons_are_told_by_table_and_form() {
    let text = "North Korea fired a Hwasong-17 missile. Russia used Kh-101 missiles and a Su-57 fighter, and Turkey bought the S-400 system. \
        Patriot missiles and F-16s came later, as did Leopard 2 tanks. A patriot spoke of COVID-19 with Su Lin.";
    assert_eq!(
        named(text, EntityKind::Weapon),
        [
            "Hwasong-17",
            "Kh-101",
            "Su-57",
            "S-400",
            "Patriot",
            "F-16s",
            "Leopard 2"
        ]
    );
}

#[test]
fn ships_are_told_by_prefix_and_by_the_word_beside_them() {
    let text = "The United States seized the tanker Grace 1 near Gibraltar. Adrian Darya, an Iranian-flagged oil tanker, sailed for Syria. \
        USS Gerald R. Ford was sent to the Gulf, and the frigate Admiral Gorshkov followed. Captain Anna Berg left the ship.";
    assert_eq!(
        named(text, EntityKind::Vessel),
        [
            "Grace 1",
            "Adrian Darya",
            "USS Gerald R. Ford",
            "Admiral Gorshkov"
        ]
    );
    assert_eq!(named(text, EntityKind::Person), ["Anna Berg"]);
}

#[test]
fn sites_are_places() {
    let text = "Inspectors visited the Yongbyon nuclear complex and the Natanz uranium enrichment plant, the ministry said.";
    assert_eq!(named(text, EntityKind::Place), ["Yongbyon", "Natanz"]);
}

#[test]
fn who_speaks_stands_in_commas_after_a_description() {
    check(
        "The chancellor's spokesman, Stefan Seibold, said that talks went on.",
        &[("Stefan Seibold", "said", Stance::Assert, "that talks went on")],
    );
    // The company is no speaker where its director is.
    let text = "Glooptech said little. On Monday Glooptech's director said that it would close.";
    let reading = of(text);
    let last = reading.statements.last().unwrap();
    assert_eq!(words(text, last.speakers[0].span), "Glooptech's director");
    assert_eq!(last.speakers[0].entity, None);
}

#[test]
fn who_made_a_statement_speaks() {
    check(
        "According to a statement released on Monday by the Foreign Ministry, the ship had sailed.",
        &[(
            "Foreign Ministry",
            "According to",
            Stance::Assert,
            "the ship had sailed",
        )],
    );
    check(
        "Ivan Petrov arrived. According to him, the ship had sailed.",
        &[(
            "Ivan Petrov",
            "According to",
            Stance::Assert,
            "the ship had sailed",
        )],
    );
    check(
        "The Foreign Ministry released a statement saying the ship had sailed.",
        &[(
            "Foreign Ministry",
            "saying",
            Stance::Assert,
            "the ship had sailed",
        )],
    );
    check(
        "According to a March 14, 2019 press release, the ship had sailed.",
        &[(
            "a March 14, 2019 press release",
            "According to",
            Stance::Assert,
            "the ship had sailed",
        )],
    );
}

#[test]
fn what_stands_before_the_speaker_to_tell_where_or_when_is_not_said() {
    check(
        "Also on Sunday, the United States announced a complete withdrawal, beyond that of May.",
        &[(
            "United States of America",
            "announced",
            Stance::Assert,
            "a complete withdrawal, beyond that of May",
        )],
    );
    check(
        "Speaking to reporters in a town near Moscow, Ivan Petrov said, \"It happened under my watch.\"",
        &[(
            "Ivan Petrov",
            "said",
            Stance::Assert,
            "\"It happened under my watch.\"",
        )],
    );
}

#[test]
fn the_subject_of_two_verbs_ends_at_the_first() {
    check(
        "Ivan Petrov cited an article of the treaty and said, \"They need to stand by us\".",
        &[(
            "Ivan Petrov",
            "said",
            Stance::Assert,
            "\"They need to stand by us\"",
        )],
    );
}

#[test]
fn those_who_say_it_together_are_told_apart_from_who_tells_of_whom() {
    let reading = of("Russia and North Korea denied that shells were sent.");
    let speakers = &reading.statements[0].speakers;
    assert_eq!(
        speakers.iter().map(|one| one.together).collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!(
        reading.statements[0].chain(" > ", |one| one.entity.clone().unwrap_or_default()),
        "e1 and e2"
    );
    let reading = of("Tass said that Russia denied the sale.");
    let last = reading.statements.last().unwrap();
    assert!(last.speakers.len() == 2 && !last.speakers[1].together, "{last:?}");
}
