//! The worked article, where the shared files are.

use std::path::PathBuf;

use exonym_articles::{EntityKind, How, Options, Stance, read};

fn article() -> Option<String> {
    let said = std::env::var_os("EXONYM_SHARED").map(PathBuf::from);
    let path = said.map(|shared| shared.join("article/north-korea-ties.txt")).filter(|path| path.is_file());
    if path.is_none() {
        println!("skipped: the worked article: no shared files");
    }
    path.map(|path| std::fs::read_to_string(path).unwrap())
}

#[test]
fn everyone_is_named_and_no_furniture() {
    let Some(text) = article() else { return };
    let reading = read(text.as_bytes(), None, &Options::default()).unwrap();
    let persons: Vec<&str> = reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person).map(|entity| entity.name.as_str()).collect();
    assert_eq!(persons, ["Sergei Shoigu", "Kim Jong Un", "Vladimir Putin", "Dmitry Peskov", "Oleg Kozhemyako", "Mao Ning", "Yoon Suk Yeol"]);
    assert!(reading.entities.iter().all(|entity| !entity.name.contains("Birch") && !entity.name.contains("Images")));
    let kim = reading.entities.iter().find(|entity| entity.name == "Kim Jong Un").unwrap();
    assert!(kim.mentions.iter().any(|mention| mention.how == How::Alias));
    assert!(reading.document.date.is_none(), "no year is made up");
}

#[test]
fn chains_and_stances() {
    let Some(text) = article() else { return };
    let reading = read(text.as_bytes(), None, &Options::default()).unwrap();
    assert!(reading.statements.len() >= 30, "{}", reading.statements.len());
    let points: Vec<char> = text.chars().collect();
    let words = |span: exonym_articles::Span| points[span.start..span.end].iter().collect::<String>();
    let name = |id: &str| reading.entities.iter().find(|entity| entity.id == id).map(|entity| entity.name.clone()).unwrap_or_default();
    let chain = |cue: &str| {
        let one = reading.statements.iter().find(|one| one.cue.is_some_and(|span| words(span) == cue)).unwrap_or_else(|| panic!("{cue}"));
        let speakers: Vec<String> = one.speakers.iter().map(|speaker| speaker.entity.as_deref().map_or_else(|| "?".to_owned(), name)).collect();
        (speakers.join(" > "), one.stance)
    };
    let check = |cue: &str, speakers: &str, stance: Stance| assert_eq!(chain(cue), (speakers.to_owned(), stance), "{cue}");
    check("announced", "KCNA", Stance::Assert);
    check("hailed", "KCNA > North Korea", Stance::Praise);
    check("promised", "Kim Jong Un", Stance::Promise);
    check("maintained", "Dmitry Peskov", Stance::Deny);
    check("told", "Dmitry Peskov", Stance::Deny);
    check("had voiced", "KCNA > Kim Jong Un", Stance::Praise);
    check("admitted", "Sergei Shoigu", Stance::Confirm);
    check("lauding", "KCNA > Kim Jong Un", Stance::Praise);
    check("refused to comment", "Mao Ning", Stance::RefuseComment);
    check("lambasted", "Yoon Suk Yeol", Stance::Condemn);
}
