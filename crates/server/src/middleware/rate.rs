//! How often one caller may ask: a bucket a caller, filled at a steady rate, so that a burst is allowed and a flood is not.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Instant;

use axum::http::StatusCode;

use crate::error::ApiError;

/// Callers remembered; past it those whose bucket is full again are forgotten.
const MAX_CALLERS: usize = 50_000;

/// The buckets.
#[derive(Debug)]
pub struct Rate {
    per_minute: u32,
    callers: Mutex<HashMap<String, (f64, Instant)>>,
}

impl Rate {
    /// So many requests a minute; 0 for no bound.
    pub fn new(per_minute: u32) -> Rate {
        Rate {
            per_minute,
            callers: Mutex::new(HashMap::new()),
        }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// 429 with the seconds to wait.
    pub fn take(&self, caller: &str, now: Instant) -> Result<(), ApiError> {
        if self.per_minute == 0 {
            return Ok(());
        }
        let full = f64::from(self.per_minute);
        let filled = |(tokens, at): (f64, Instant)| {
            (tokens + now.saturating_duration_since(at).as_secs_f64() * full / 60.0).min(full)
        };
        let mut callers = self
            .callers
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if callers.len() >= MAX_CALLERS {
            callers.retain(|_, bucket| filled(*bucket) < full);
        }
        let tokens = callers.get(caller).map_or(full, |bucket| filled(*bucket));
        if tokens < 1.0 {
            let wait = ((1.0 - tokens) * 60.0 / full).ceil().max(1.0);
            return Err(ApiError::Busy(
                StatusCode::TOO_MANY_REQUESTS,
                wait as u64,
                "Too many requests; try again later.",
            ));
        }
        callers.insert(caller.to_owned(), (tokens - 1.0, now));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_burst_passes_a_flood_does_not_and_time_heals() {
        let rate = Rate::new(60);
        let now = Instant::now();
        assert!((0..60).all(|_| rate.take("a", now).is_ok()));
        assert!(matches!(
            rate.take("a", now),
            Err(ApiError::Busy(StatusCode::TOO_MANY_REQUESTS, 1, _))
        ));
        assert!(rate.take("b", now).is_ok());
        let later = now + Duration::from_secs(2);
        assert!(
            rate.take("a", later).is_ok() && rate.take("a", later).is_ok() && rate.take("a", later).is_err()
        );
        assert!(Rate::new(0).take("a", now).is_ok());
    }
}
