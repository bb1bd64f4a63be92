//! Dates of the text, resolved against the date of the document or left open.
//!
//! [`forms`] finds what is written, [`resolve`] says which day that is. Without a document date no year is made up: `September
//! 17` is `XXXX-09-17`, `Tuesday` is `XXXX-WXX-2`, and `last week` is `XXXX-WXX`.

mod forms;
mod ranges;
mod resolve;

use jiff::civil::Date;

use crate::page::Page;
use crate::reading::DateMention;
use crate::sentence::SentenceSpan;

/// The dates of a page.
pub(crate) fn dates(page: &Page, document: Option<Date>) -> Vec<DateMention> {
    let document = document.map(|given| dateline(page, given));
    let mut found = Vec::new();
    for sentence in &page.sentences {
        in_sentence(page, sentence, document, &mut found);
    }
    found
}

/// Sentences at the head among which a date that stands alone is the article's own.
const HEAD: usize = 4;
/// The day that an article bears can differ so much from the one that its file does: a night, an edition, an editor's day off.
const MOST_DAYS_APART: i32 = 3;

/// The day from which the text counts: the one that stands alone at its head, where it is near the given one.
fn dateline(page: &Page, given: Date) -> Date {
    let near = |date: &Date| {
        date.since(given)
            .is_ok_and(|span| span.get_days().abs() <= MOST_DAYS_APART)
    };
    alone_at_head(page).filter(near).last().unwrap_or(given)
}

/// The day that the text bears on a line of its own at its head.
pub(crate) fn stated(page: &Page) -> Option<Date> {
    alone_at_head(page).next()
}

fn alone_at_head(page: &Page) -> impl Iterator<Item = Date> {
    let head = page.sentences.iter().take(HEAD);
    head.filter_map(|sentence| match forms::at(page, sentence.first, sentence.last)? {
        (forms::Form::Full(date), length) if sentence.first + length == sentence.last => Some(date),
        _ => None,
    })
}

fn in_sentence(page: &Page, sentence: &SentenceSpan, document: Option<Date>, out: &mut Vec<DateMention>) {
    let mut written = Vec::new();
    let mut at = sentence.first;
    while at < sentence.last {
        match forms::at(page, at, sentence.last) {
            Some((form, length)) => {
                written.push(forms::Written {
                    form,
                    first: at,
                    last: at + length,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    ranges::share_years(page, &mut written);
    for one in &written {
        let tense = resolve::tense(page, sentence, one);
        out.push(DateMention {
            span: page.span(one.first, one.last),
            value: resolve::value(one.form, document, tense),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Text};

    fn read(text: &str, document: &str) -> String {
        let mut body = Text::same(text);
        let mut start = 0;
        for block in text.split_inclusive("\n\n") {
            body.add_block(start, start + block.len(), BlockKind::Body);
            start += block.len();
        }
        let page = Page::new(body);
        let found = dates(&page, document.parse().ok());
        let shown: Vec<String> = found
            .iter()
            .map(|date| format!("{}={}", page.text.slice(date.span), date.value))
            .collect();
        shown.join("; ")
    }

    /// 2017-07-18 was a Tuesday.
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text, "2017-07-18"), expected, "{text}");
    }

    #[test]
    fn written_out() {
        check(
            "On September 17, 2016, they met.",
            "September 17, 2016=2016-09-17",
        );
        check("Tuesday, 18 July 2017", "Tuesday, 18 July 2017=2017-07-18");
        check(
            "It fell on the 3rd of March 2011.",
            "3rd of March 2011=2011-03-03",
        );
        check("A report dated NOV 2022 says so.", "NOV 2022=2022-11");
        check("Published 2017-07-18.", "2017-07-18=2017-07-18");
        check("On 25/12/2016 it closed.", "25/12/2016=2016-12-25");
        check("On 3/4/2016 it closed.", "");
        check("On February 30 it closed.", "");
    }

    #[test]
    fn without_a_year_the_past_goes_before() {
        check("On Oct. 2 they met.", "Oct. 2=2016-10-02");
        check("They met on 2 July.", "2 July=2017-07-02");
        check("They will meet on September 3.", "September 3=2017-09-03");
        check("The fair is on July 21.", "July 21=2017-07-21");
        check("They met in March.", "March=2017-03");
        check("He was envoy until December.", "December=2016-12");
        check("They may march in may.", "");
        check("The September 11 attacks changed it.", "September 11=XXXX-09-11");
    }

    #[test]
    fn days_of_the_week() {
        check("He left on Tuesday.", "Tuesday=2017-07-18");
        check("He left on Wednesday.", "Wednesday=2017-07-12");
        check("He will leave on Wednesday.", "Wednesday=2017-07-19");
        check("He left last Tuesday.", "last Tuesday=2017-07-11");
        check("On Friday, the court will sit.", "Friday=2017-07-21");
        check("The Sun said so.", "");
    }

    #[test]
    fn relative() {
        check("He left yesterday.", "yesterday=2017-07-17");
        check("He left last week.", "last week=2017-07-10/2017-07-16");
        check("It rained earlier this month.", "this month=2017-07");
        check("They won over the weekend.", "weekend=2017-07-15/2017-07-16");
        check("He left two days ago.", "two days ago=2017-07-16");
        check("She came three years ago.", "three years ago=2014");
        check("In the past month it grew.", "past month=2017-06-18/2017-07-18");
        check(
            "Seventeen years ago and a decade ago",
            "Seventeen years ago=2000; a decade ago=2007",
        );
        check("[Ten] years ago it rained.", "Ten] years ago=2007");
        check("It ends by the end of the year.", "end of the year=2017-12-31");
        check("They left last summer.", "last summer=2016-06-01/2016-08-31");
        check("Winter 2014 was cold.", "Winter 2014=2014-12-01/2015-02-28");
        check("He came back the next Tuesday.", "next Tuesday=XXXX-WXX-2");
        check("It rained in the past few days.", "past few days=/2017-07-18");
        check("Last night it burnt.", "Last night=2017-07-17");
    }

    #[test]
    fn years_and_numbers() {
        check("Since 1994 it has grown.", "1994=1994");
        check("Some 2000 people came to 1600 homes.", "");
        check("The 2016 elections were held.", "2016=2016");
        check("The 2014 Minsk Agreement was discussed.", "");
        check("It was set up in the 1990s.", "1990s=1990/1999");
        check(
            "The World Cup 2018 and 2000-2050",
            "2018=2018; 2000=2000; 2050=2050",
        );
        check(
            "Wednesday, July 19, 2017\n\nYesterday it ended.",
            "Wednesday, July 19, 2017=2017-07-19; Yesterday=2017-07-18",
        );
        check("It cost $2015 or 1999 euros.", "");
    }

    #[test]
    fn ranges_share_their_year() {
        check(
            "Between March 3 and March 7, 2015 it rained.",
            "March 3=2015-03-03; March 7, 2015=2015-03-07",
        );
        check(
            "Held September 12-15, 2014.",
            "September 12-15, 2014=2014-09-12/2014-09-15",
        );
    }

    #[test]
    fn a_line_of_its_own_dates_the_text() {
        let text = "Title\n\nWednesday, July 19, 2017\n\nIt ended yesterday.";
        let reading =
            crate::read::read(text.as_bytes(), None, &crate::read::Options::default()).expect("text");
        assert_eq!(reading.document.date.as_deref(), Some("2017-07-19"));
        assert_eq!(
            reading.dates.last().map(|date| date.value.as_str()),
            Some("2017-07-18")
        );
    }

    #[test]
    fn no_document_date_no_year() {
        let check = |text: &str, expected: &str| assert_eq!(read(text, ""), expected);
        check("They met on September 17.", "September 17=XXXX-09-17");
        check("They met on Tuesday.", "Tuesday=XXXX-WXX-2");
        check("They met last week.", "last week=XXXX-WXX");
        check(
            "They met yesterday and last year.",
            "yesterday=XXXX-XX-XX; last year=XXXX",
        );
        check("They met in August 2014.", "August 2014=2014-08");
    }
}
