//! Which names mean one: short texts, each for one rule.

use exonym_articles::{Entity, EntityKind, How, Options, Reading, read};

fn of(text: &str) -> Reading {
    read(text.as_bytes(), None, &Options::default()).unwrap()
}

fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

/// The names by which the text calls the entity of a name.
fn called<'a>(reading: &'a Reading, text: &str, name: &str) -> (Vec<String>, &'a Entity) {
    let entity = reading
        .entities
        .iter()
        .find(|entity| entity.name == name)
        .unwrap_or_else(|| panic!("{name}: {:?}", reading.entities));
    let names = entity
        .mentions
        .iter()
        .filter(|mention| matches!(mention.how, How::Name | How::Alias))
        .map(|mention| slice(text, mention.span.start, mention.span.end));
    (names.collect(), entity)
}

fn check(text: &str, name: &str, kind: EntityKind, expected: &[&str]) {
    let reading = of(text);
    let (names, entity) = called(&reading, text, name);
    assert_eq!(names, expected, "{text}");
    assert_eq!(entity.kind, kind, "{text}");
}

#[test]
fn letters_in_brackets_tell_how_far_a_name_reaches() {
    check(
        "Deputies of Fronte 5 Laghi (F5L) voted. Later F5L left.",
        "Fronte 5 Laghi",
        EntityKind::Organisation,
        &["Fronte 5 Laghi", "F5L", "F5L"],
    );
    check(
        "The Institute for Peace, Security and Trade (IPST) opened. IPST said so.",
        "Institute for Peace, Security and Trade",
        EntityKind::Organisation,
        &["Institute for Peace, Security and Trade", "IPST", "IPST"],
    );
}

#[test]
fn a_part_of_a_country_is_a_place_and_what_acts_is_the_country() {
    let text = "Syria protested. Troops fought in northern Syria, and the army left northern Syria.";
    check(text, "Syria", EntityKind::State, &["Syria", "Syria"]);
    check(text, "northern Syria", EntityKind::Place, &["northern Syria"]);
}

#[test]
fn one_of_several_and_compounds_of_unknown_things_are_not_the_thing() {
    let text = "The Gloop Cup was played. She had been at a Gloop Cup before. The Gloop Cup-winning side left the Gloop Cup.";
    check(text, "Gloop Cup", EntityKind::Other, &["Gloop Cup", "Gloop Cup"]);
}

#[test]
fn a_word_before_a_name_that_the_text_has_is_none_of_it() {
    check(
        "A film with Scientologist Carol Kramer was shown. Carol Kramer, 40, was absent. Kramer said nothing.",
        "Carol Kramer",
        EntityKind::Person,
        &["Carol Kramer", "Carol Kramer", "Kramer"],
    );
    // A given name makes another person.
    let text = "Uday Saddam Hussein fled. Saddam Hussein, 66, was caught.";
    let reading = of(text);
    assert_eq!(called(&reading, text, "Saddam Hussein").0, ["Saddam Hussein"]);
}

#[test]
fn of_two_who_bear_a_surname_the_one_who_goes_by_it_is_meant_with_less_confidence() {
    let text = "Carol Kramer, 40, was arrested. Kramer was released. Kramer went home. Her father, Peter Kramer, 70, was glad. Kramer slept.";
    let reading = of(text);
    let (names, entity) = called(&reading, text, "Carol Kramer");
    assert_eq!(names, ["Carol Kramer", "Kramer", "Kramer", "Kramer"]);
    let last = entity.mentions.iter().rfind(|mention| mention.how == How::Name);
    assert!(last.is_some_and(|mention| mention.confidence < 0.95));
}

#[test]
fn who_is_posted_to_a_country_and_bodies_with_a_title_in_their_name() {
    let text = "Ambassador to the United States Hamid Mohibzad spoke. The King Faisal Society of Canada wrote to Mohibzad.";
    let reading = of(text);
    let (names, person) = called(&reading, text, "Hamid Mohibzad");
    assert_eq!(names, ["Hamid Mohibzad", "Mohibzad"]);
    assert_eq!(person.roles[0].title, "Ambassador to the United States");
    // Who sent him is not told.
    assert_eq!(person.roles[0].country, None);
    let sent = "Afghan Ambassador to the United States Hamid Mohibzad spoke.";
    let reading_sent = of(sent);
    let (_, person) = called(&reading_sent, sent, "Hamid Mohibzad");
    assert_eq!(person.country.as_deref(), Some("af"));
    let (_, body) = called(&reading, text, "King Faisal Society of Canada");
    assert_eq!(body.kind, EntityKind::Organisation);
}

#[test]
fn what_belongs_to_bodies_alone_tells_a_body() {
    for text in [
        "They met at Glooptech headquarters.",
        "The co-founder of Glooptech left.",
        "Then Glooptech employees protested.",
    ] {
        check(text, "Glooptech", EntityKind::Organisation, &["Glooptech"]);
    }
}

#[test]
fn plain_words_with_a_capital_are_no_names_where_the_text_has_them_without() {
    let text = "Iodine is rare. Many lack iodine. Iodine was added. Before the match she won, and the Match was long.";
    let reading = of(text);
    assert!(
        reading
            .entities
            .iter()
            .all(|entity| !["Iodine", "Match"].contains(&entity.name.as_str())),
        "{:?}",
        reading.entities
    );
}

#[test]
fn a_capital_with_its_country_or_before_a_noun_is_the_place() {
    let text = "Taipei, Taiwan — The mayor opened the Taipei festival.";
    check(text, "Taipei", EntityKind::Place, &["Taipei", "Taipei"]);
    let text = "A boy from Irving, Texas, was heard. The Irving Police Department was silent.";
    check(text, "Irving", EntityKind::Place, &["Irving", "Irving"]);
}

#[test]
fn who_belongs_somewhere_is_no_part_of_its_name() {
    let text = "Doug Miller of Glooptech Marine spoke. Miller left. Anna Cherry of the Labour Party agreed. They won the Cup of Nations.";
    let reading = of(text);
    assert_eq!(called(&reading, text, "Doug Miller").0, ["Doug Miller", "Miller"]);
    assert_eq!(called(&reading, text, "Anna Cherry").0, ["Anna Cherry"]);
    assert_eq!(called(&reading, text, "Cup of Nations").0, ["Cup of Nations"]);
}

#[test]
fn letters_for_things_and_plain_words_after_a_country_name_nobody() {
    let text = "The GDP of Iraq fell after the Iraq War, a TV channel said. It lies East of the river.";
    let reading = of(text);
    let names: Vec<&str> = reading
        .entities
        .iter()
        .map(|entity| entity.name.as_str())
        .collect();
    assert_eq!(names, ["Iraq"]);
}

#[test]
fn a_part_of_a_country_and_a_company_with_its_form_are_names() {
    check(
        "They fought in Northern Syria for years.",
        "Northern Syria",
        EntityKind::Place,
        &["Northern Syria"],
    );
    check(
        "Then National Asset Management, Inc. was sold.",
        "National Asset Management, Inc.",
        EntityKind::Organisation,
        &["National Asset Management, Inc."],
    );
}

#[test]
fn an_office_of_another_country_is_not_given_to_who_has_none() {
    let text = "Prime Minister Boris Johanson spoke in Watford. The American ambassador left.";
    let reading = of(text);
    let (names, person) = called(&reading, text, "Boris Johanson");
    assert_eq!(names, ["Boris Johanson"]);
    assert_eq!(person.country, None);
}

#[test]
fn an_office_within_a_run_parts_it_from_the_name() {
    for (text, name) in [
        ("Custodian of the Two Holy Mosques King Salman left.", "Salman"),
        (
            "Then California Attorney General Javier Becerril sued.",
            "Javier Becerril",
        ),
        (
            "Both he and Crime Commissioner Stephen Moldau left.",
            "Stephen Moldau",
        ),
    ] {
        check(text, name, EntityKind::Person, &[name]);
    }
    // A ship is called so.
    let text = "The MV Professor Albert Penckler sailed.";
    check(
        text,
        "MV Professor Albert Penckler",
        EntityKind::Vessel,
        &["MV Professor Albert Penckler"],
    );
}

#[test]
fn who_speaks_by_the_last_word_of_a_name_is_a_person() {
    check(
        "They named Gaspor Marotka for it. Marotka said little.",
        "Gaspor Marotka",
        EntityKind::Person,
        &["Gaspor Marotka", "Marotka"],
    );
}

#[test]
fn a_body_is_named_without_its_country_where_the_document_names_it_so() {
    check(
        "Germany banned Mahlon Air of Iran. Mahlon Air flew on.",
        "Mahlon Air",
        EntityKind::Organisation,
        &["Mahlon Air", "Mahlon Air"],
    );
}
