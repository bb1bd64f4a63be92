//! The engine: query to candidates, compared and weighed, to findings with their explanation.
