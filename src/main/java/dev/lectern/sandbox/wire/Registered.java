package dev.lectern.sandbox.wire;

import dev.lectern.model.ServiceModel;
import dev.lectern.sandbox.Service;
import dev.lectern.sandbox.wire.protocol.AwsJson;
import dev.lectern.sandbox.wire.protocol.AwsQuery;
import dev.lectern.sandbox.wire.protocol.Protocol;
import dev.lectern.sandbox.wire.protocol.RestJson;
import dev.lectern.sandbox.wire.protocol.RestXml;

/** A service with its model and its protocol. */
record Registered(Service service, ServiceModel model, Protocol protocol) {

  static Registered of(Service service) {
    ServiceModel model = ServiceModel.load(service.id());
    Protocol protocol =
        switch (model.protocol()) {
          case REST_XML -> new RestXml(model);
          case QUERY -> new AwsQuery(model);
          case JSON_1_0, JSON_1_1 -> new AwsJson(model);
          case REST_JSON -> new RestJson(model);
        };
    return new Registered(service, model, protocol);
  }
}
