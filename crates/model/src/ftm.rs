//! FollowTheMoney JSON: entities in and out.
