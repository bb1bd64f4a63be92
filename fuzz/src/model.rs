//! Values of the model: what is accepted must print and read back as the same.

use exonym_model::{CountryCode, Entity, IdKind, PartialDate};

/// Reads the bytes, line by line, as each kind of value.
pub fn values(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for line in text.lines().take(50) {
        if let Ok(date) = line.parse::<PartialDate>() {
            let again: Result<PartialDate, _> = date.to_string().parse();
            assert_eq!(again.ok(), Some(date), "{line}");
            let _ = (date.first_day(), date.last_day(), date.ftm_values());
        }
        let _ = CountryCode::new(line);
        for kind in IdKind::ALL {
            if let Ok(value) = kind.parse(line) {
                assert_eq!(kind.parse(&value).ok().as_ref(), Some(&value), "{kind:?} {line}");
            }
        }
        if let Ok(entity) = Entity::from_ftm_line(line, "fuzz_list") {
            let again = entity.to_ftm();
            let read = Entity::from_ftm(again.clone(), "fuzz_list").map(|entity| entity.to_ftm());
            assert_eq!(read.ok(), Some(again), "what was written must read as the same");
        }
    }
}
