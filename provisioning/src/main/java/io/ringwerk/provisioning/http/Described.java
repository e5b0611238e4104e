package io.ringwerk.provisioning.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a record or one of its components means, for the reader of the OpenAPI description. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
@interface Described {

  /** One sentence. */
  String value();

  /** A value as it may occur, empty where the name says it all. */
  String example() default "";
}
