//! Inputs that are long, broken or no text.

use exonym_articles::{DocumentForm, Options, ReadError, Span, read};

fn reads(input: &[u8]) -> exonym_articles::Reading {
    read(input, None, &Options::default()).unwrap()
}

/// Every span lies in the input.
fn spans_fit(reading: &exonym_articles::Reading, points: usize) {
    let fits = |span: Span| assert!(span.start <= span.end && span.end <= points, "{span:?} of {points}");
    reading.sentences.iter().for_each(|one| fits(one.span));
    reading.entities.iter().flat_map(|entity| &entity.mentions).for_each(|one| fits(one.span));
    for statement in &reading.statements {
        statement.speakers.iter().for_each(|one| fits(one.span));
        statement.content.iter().copied().for_each(fits);
        statement.cue.into_iter().for_each(fits);
    }
}

#[test]
fn no_text_is_refused_with_what_to_try() {
    let error = read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, &Options::default()).unwrap_err();
    assert!(matches!(error, ReadError::Binary) && error.to_string().contains("give a text"));
    let long = vec![b'a'; (64 << 20) + 1];
    assert!(matches!(read(&long, None, &Options::default()), Err(ReadError::TooLong { .. })));
}

#[test]
fn nothing_and_next_to_nothing() {
    for input in ["", " ", "\n\n", "\u{feff}", "”", "“", "said", "said said said", "'", "''", "...", ",,,", "\"", "- - -", "He said", "said he", "(", "He said: ", "a\u{301}", "🇰🇵 said 🇷🇺."] {
        let reading = reads(input.as_bytes());
        spans_fit(&reading, input.chars().count());
    }
}

#[test]
fn unbalanced_quotation_marks() {
    for input in [
        "“Open “and open “again, he said. Kim said “no.\n\n“More. He said so.",
        "\"A,\" he said. \"B, she said. \"C\" D\" E",
        "”Closed first,“ Kim said.",
        "‘It’s ‘nested “wrongly’ here” he said’.",
        "''a'' ''b ''c'' said Kim",
    ] {
        spans_fit(&reads(input.as_bytes()), input.chars().count());
    }
}

#[test]
fn text_from_right_to_left() {
    let input = "قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات كانت جيدة. \u{202b}Kim Jong Un\u{202c} said that “it went well.” אמר דובר הקרמלין.";
    spans_fit(&reads(input.as_bytes()), input.chars().count());
}

#[test]
fn ten_megabytes_take_no_more_for_each_word_than_one() {
    let paragraph = "Spokesman Ivan Petrov said that the talks had failed. “We will meet,” he told reporters in Moscow, adding that Germany would pay. Anna Schmidt accused Iran of delay and urged both countries to return.\n\n";
    let long = paragraph.repeat((10 << 20) / paragraph.len() + 1);
    let start = std::time::Instant::now();
    let reading = reads(long.as_bytes());
    let took = start.elapsed();
    println!("{} bytes in {took:.1?}", long.len());
    assert!(reading.statements.len() > 100_000);
    // Were any step quadratic, this would take hours; the bound is wide because tests run unoptimised beside each other.
    assert!(took.as_secs() < 300, "{took:?}");
}

#[test]
fn ten_megabytes_of_one_sentence_and_of_many_names() {
    for piece in ["said ", "“", "Kim, ", "and he said, ", "<p>", "Aa Bb. ", "the claims by ", "(", "— "] {
        let long = piece.repeat((1 << 19) / piece.len());
        let start = std::time::Instant::now();
        spans_fit(&reads(long.as_bytes()), long.chars().count());
        println!("{piece:?}: {:.1?}", start.elapsed());
        assert!(start.elapsed().as_secs() < 60, "{piece:?} {:?}", start.elapsed());
    }
    let names: String = (0..20_000).map(|number| format!("Ivan Petrov{number} met Anna Schmidt{number} in City{number}. ")).collect();
    let names: String = names.chars().map(|c| c.to_digit(10).and_then(|digit| "abcdefghij".chars().nth(digit as usize)).unwrap_or(c)).collect();
    let start = std::time::Instant::now();
    spans_fit(&reads(names.as_bytes()), names.chars().count());
    println!("many names: {:.1?}", start.elapsed());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn the_same_input_gives_the_same_answer_in_any_form() {
    let input = "# Talks\n\nFrom: a\nKim Jong Un said: “Yes.” <b>He</b> left.";
    for form in [DocumentForm::Plain, DocumentForm::Html, DocumentForm::Markdown, DocumentForm::Email] {
        let options = Options { form: Some(form), ..Options::default() };
        let once = format!("{:?}", read(input.as_bytes(), None, &options).unwrap());
        assert_eq!(once, format!("{:?}", read(input.as_bytes(), None, &options).unwrap()));
    }
}
