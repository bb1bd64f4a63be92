//! When to try again, and how long to wait before.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use exonym_store::Progress;

use crate::config::FetchConfig;
use crate::error::{Attempt, FetchError};

/// Tries till it works, till trying again cannot help, or till attempts or time are used up. The attempt is told its deadline.
pub(crate) fn with_retries<T>(
    config: &FetchConfig,
    url: &str,
    progress: &mut dyn Progress,
    mut attempt: impl FnMut(Instant, &mut dyn Progress) -> Result<T, Attempt>,
) -> Result<T, FetchError> {
    let start = Instant::now();
    let deadline = start.checked_add(config.total_timeout).unwrap_or(start);
    let mut attempts = 0;
    loop {
        attempts += 1;
        let (last, after) = match attempt(deadline, progress) {
            Ok(done) => return Ok(done),
            Err(Attempt::Final(error)) => return Err(error),
            Err(Attempt::Again { why, after }) => (why, after),
        };
        let pause = after.unwrap_or_else(|| backoff(config, attempts));
        let too_long = after.is_some_and(|after| after > config.max_backoff);
        let late = Instant::now()
            .checked_add(pause)
            .is_none_or(|then| then >= deadline);
        if attempts >= config.attempts || too_long || late {
            let last = match too_long {
                true => format!("{last}, and asks to wait {} s; try again then", pause.as_secs()),
                false => last,
            };
            return Err(FetchError::GivenUp {
                url: url.to_owned(),
                attempts,
                spent: start.elapsed(),
                last,
            });
        }
        progress.say(&format!(
            "{url}: {last}; trying again in {:.1} s",
            pause.as_secs_f64()
        ));
        std::thread::sleep(pause);
    }
}

/// Doubles with each attempt, up to the longest pause; of that, between a half and the whole by chance, so that many clients
/// that failed together do not come back together.
fn backoff(config: &FetchConfig, attempts: u32) -> Duration {
    let doubled = config
        .backoff
        .saturating_mul(1u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX));
    let longest = doubled.min(config.max_backoff);
    let chance =
        f64::from(u16::try_from(RandomState::new().hash_one(attempts) & 0xffff).unwrap_or(0)) / 65536.0;
    longest.mul_f64(0.5 + chance / 2.0)
}

/// The pause that a `Retry-After` header asks for: seconds, or an HTTP date (RFC 9110, section 10.2.3).
pub(crate) fn retry_after(value: &str) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let then = http_date(value)?;
    let wait = then
        .as_second()
        .saturating_sub(jiff::Timestamp::now().as_second());
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or(0)))
}

/// An HTTP date: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(crate) fn http_date(value: &str) -> Option<jiff::Timestamp> {
    let broken = jiff::fmt::strtime::parse("%a, %d %b %Y %H:%M:%S GMT", value.trim()).ok()?;
    let time = broken.to_datetime().ok()?;
    jiff::tz::Offset::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Sources;

    #[test]
    fn pauses_double_within_their_bounds() {
        let config = FetchConfig::new(Sources::built_in().unwrap());
        for (attempt, longest) in [(1, 2.0), (2, 4.0), (3, 8.0), (7, 120.0), (90, 120.0)] {
            let pause = backoff(&config, attempt).as_secs_f64();
            assert!((longest / 2.0..=longest).contains(&pause), "{attempt}: {pause}");
        }
    }

    #[test]
    fn retry_after_in_both_forms() {
        assert_eq!(retry_after(" 7 "), Some(Duration::from_secs(7)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
        assert_eq!(retry_after("soon"), None);
        assert_eq!(
            http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap().as_second(),
            784_111_777
        );
    }
}
