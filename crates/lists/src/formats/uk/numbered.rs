//! Several values in one cell: `(1) Germany (2) Morocco`.
//!
//! The UK's tables have one column per field, so a person with two passports has `(1) A (2) B` in the number's column and
//! `(1) issued in … (2) issued in …` in the details' column. The numbers tie the two together, so they are kept. A cell is
//! read as numbered only when it starts with `(1)` and its numbers rise one by one: `NAT YAY KAN(1)STREET` is one value.

/// One value of a numbered cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item<'a> {
    /// Its number, from 1; 1 for a cell without numbers.
    pub number: usize,
    /// The text, trimmed, without the full stop or semicolon that ends an item.
    pub text: &'a str,
}

/// The values of a cell; placeholders (`-`, empty) are left out. `(1) to (6) Algeria (7) Morocco` gives 1 and 7.
pub(crate) fn items(cell: &str) -> Vec<Item<'_>> {
    let marks = marks(cell);
    if marks.is_empty() {
        return item(1, cell).into_iter().collect();
    }
    let ends = marks.iter().skip(1).map(|mark| mark.at).chain([cell.len()]);
    marks
        .iter()
        .zip(ends)
        .filter_map(|(mark, end)| cell.get(mark.after..end).and_then(|text| item(mark.number, text)))
        .collect()
}

/// The texts alone.
pub(crate) fn texts(cell: &str) -> impl Iterator<Item = &str> {
    items(cell).into_iter().map(|item| item.text)
}

/// Pairs the values of two columns by their numbers; a value whose number the other column lacks stands alone.
pub(crate) fn pairs<'a>(left: &'a str, right: &'a str) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let (left, mut right) = (items(left), items(right));
    let mut pairs: Vec<_> = left
        .iter()
        .map(|item| {
            let twin = right.iter().position(|other| other.number == item.number);
            (Some(item.text), twin.map(|at| right.remove(at).text))
        })
        .collect();
    pairs.extend(right.iter().map(|item| (None, Some(item.text))));
    pairs
}

struct Mark {
    number: usize,
    at: usize,
    after: usize,
}

/// The rising marks `(1)`, `(2)`, … of a cell that starts with one; a range `(1) to (6)` is the mark 1.
fn marks(cell: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut from = 0;
    while let Some((number, at, after)) = next_mark(cell, from) {
        from = after;
        let starts = marks.is_empty() && number == 1 && cell[..at].trim().is_empty();
        let ranged = marks
            .last()
            .is_some_and(|last| cell[last.after..at].trim() == "to");
        match marks.last_mut() {
            Some(last) if ranged && number > last.number => {
                last.after = after;
                last.number = number;
            }
            Some(last) if number == last.number + 1 => marks.push(Mark { number, at, after }),
            None if starts => marks.push(Mark { number, at, after }),
            None => return marks,
            Some(_) => {}
        }
    }
    marks
}

/// The next `(digits)` at or after a byte offset that is a character boundary: number, start, end.
fn next_mark(cell: &str, from: usize) -> Option<(usize, usize, usize)> {
    let mut at = from;
    loop {
        at += cell.get(at..)?.find('(')?;
        let inside = cell.get(at + 1..)?;
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&digits) && inside.as_bytes().get(digits) == Some(&b')') {
            return Some((inside[..digits].parse().ok()?, at, at + digits + 2));
        }
        at += 1;
    }
}

fn item(number: usize, text: &str) -> Option<Item<'_>> {
    let text = text.trim().trim_end_matches(['.', ';', ',']).trim();
    let blank = text.chars().all(|c| matches!(c, '-' | '–' | '.' | ' ')) || text.eq_ignore_ascii_case("n/a");
    (!blank).then_some(Item { number, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(cell: &str) -> Vec<(usize, &str)> {
        items(cell)
            .into_iter()
            .map(|item| (item.number, item.text))
            .collect()
    }

    #[test]
    fn numbered_and_plain_cells() {
        assert_eq!(list("(1) Germany. (2) Morocco"), [(1, "Germany"), (2, "Morocco")]);
        assert_eq!(list("Iran"), [(1, "Iran")]);
        assert_eq!(
            list("(1) Uganda (2) Uganda (3)Uganda"),
            [(1, "Uganda"), (2, "Uganda"), (3, "Uganda")]
        );
        assert_eq!(list("(1) 6487 (2) - (3) 388181"), [(1, "6487"), (3, "388181")]);
        assert_eq!(list("-"), []);
        assert_eq!(list(""), []);
    }

    #[test]
    fn numbers_inside_a_value_do_not_split_it() {
        assert_eq!(
            list("AUNG CHAN THAR (2) QUARTER"),
            [(1, "AUNG CHAN THAR (2) QUARTER")]
        );
        assert_eq!(
            list("(1) Advisor (2012-2013) (2) Judge"),
            [(1, "Advisor (2012-2013)"), (2, "Judge")]
        );
        assert_eq!(
            list("(1) Act (7) of 1990 (2) Judge"),
            [(1, "Act (7) of 1990"), (2, "Judge")]
        );
    }

    #[test]
    fn ranges_stand_for_one_value() {
        assert_eq!(
            list("(1) to (6) Algeria (7) Morocco"),
            [(6, "Algeria"), (7, "Morocco")]
        );
    }

    #[test]
    fn numbers_and_details_are_paired() {
        assert_eq!(
            pairs("(1) A1 (2) - (3) C3", "(1) Iraq (2) lost (3) Syria"),
            [
                (Some("A1"), Some("Iraq")),
                (Some("C3"), Some("Syria")),
                (None, Some("lost"))
            ]
        );
        assert_eq!(pairs("A1", ""), [(Some("A1"), None)]);
    }

    #[test]
    fn hostile_cells_do_not_panic() {
        for cell in [
            "(",
            "()",
            "(1",
            "(1)",
            "(1)(2)(3)",
            "(é1) x",
            "(99999999999999999999) x",
            "(1) é(2)é",
            "(0) a (1) b",
        ] {
            items(cell);
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(left in "(\\([0-9]{1,3}\\)|[a-zé ()-]{0,3}|to){0,12}", right in "(\\([1-4]\\)|é| ){0,8}") {
            pairs(&left, &right);
        }
    }
}
