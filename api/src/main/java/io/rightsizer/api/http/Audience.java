package io.rightsizer.api.http;

import io.javalin.security.RouteRole;

/// Whom a route answers. One that says nothing tells of all teams together, and answers only those who see all.
enum Audience implements RouteRole {
    /// Everybody who is let in: what it shows is theirs alone.
    EACH_TEAM
}
