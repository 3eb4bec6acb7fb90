package dev.lectern.sandbox.stepfunctions.interpreter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a distributed Map does, worked out when its state begins.
 *
 * @param input the state's effective input, which a reader's items are selected beside
 * @param items null when an ItemReader gives them
 * @param readerArguments null without an ItemReader
 * @param readerLimit most items to read, 0: all
 * @param batchItems most items of a batch, 0: no batches by number
 * @param batchBytes most bytes of a batch's input, 0: no batches by size
 * @param batchInput null without one
 * @param writerArguments null without a ResultWriter
 * @param maxConcurrency at least 1
 */
public record MapPlan(
    JsonNode input,
    @Nullable JsonNode items,
    @Nullable JsonNode readerArguments,
    long readerLimit,
    int batchItems,
    int batchBytes,
    @Nullable JsonNode batchInput,
    @Nullable JsonNode writerArguments,
    int maxConcurrency,
    long toleratedCount,
    double toleratedPercentage) {}
