package dev.lectern.sandbox.stepfunctions.interpreter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a while of running came to.
 *
 * @param events new ones of the history, in order
 * @param effects to be done
 * @param header how it stands
 * @param frames changed ones by id
 * @param removed ids of those that are gone
 */
public record Changes(
    List<ObjectNode> events,
    List<Effect> effects,
    ObjectNode header,
    Map<String, ObjectNode> frames,
    Set<String> removed) {}
